import { mentionOf } from "@/common/messaging/note-text";

export type Named = { readonly id: string; readonly name: string };

/**
 * What was typed as the note's source: "@Camille Roux" becomes a mention of her. Of two with one name the first given
 * counts; a longer name counts before a shorter one that it begins with.
 */
export function toSource(typed: string, people: readonly Named[]): string {
  const byName = new Map<string, string>();
  for (const { id, name } of people) if (!byName.has(name)) byName.set(name, id);
  const names = [...byName.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  if (names.length === 0) return typed;
  const anyName = new RegExp(`@(${names.map(escaped).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return typed.replace(anyName, (_, name: string) => mentionOf(byName.get(name) ?? ""));
}

/** A note's source as it is typed; somebody unknown stays the id that they are. */
export function toTyped(source: string, nameOf: (id: string) => string | undefined): string {
  return source.replace(/@\[([0-9a-f-]{36})\]/g, (mention, id: string) => {
    const name = nameOf(id);
    return name === undefined ? mention : `@${name}`;
  });
}

/** What stands between an @ and the caret, where a name may be being typed there. */
export function mentionAt(
  typed: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const before = typed.slice(Math.max(0, caret - 42), caret);
  const found = /(?:^|[\s(*_])@([\p{L}\p{N}][\p{L}\p{N}'’. -]{0,38}|)$/u.exec(before);
  const query = found?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
