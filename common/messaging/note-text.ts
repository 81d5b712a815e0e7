/**
 * Notes are written in a little Markdown and kept as it was typed: **bold**, _italic_, lists, [links](https://…) and
 * mentions, which name a person by id so that a rename shows. Whatever is not one of these is plain text: nothing in a
 * note is ever taken for HTML, and there is no address that a note can make a link of but those of `safeHref`.
 */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "em"; readonly content: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly text: string }
  | { readonly kind: "mention"; readonly personId: string };

export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

/** Characters. */
export const longestNote = 20_000;

export const mentionOf = (personId: string): string => `@[${personId}]`;

/** Ids of the people that a note mentions, each once. */
export function mentionsOf(body: string): string[] {
  const found = new Set<string>();
  const walk = (content: readonly Inline[]): void => {
    for (const part of content) {
      if (part.kind === "mention") found.add(part.personId);
      else if (part.kind === "strong" || part.kind === "em") walk(part.content);
    }
  };
  for (const block of parseNote(body)) {
    if (block.kind === "paragraph") walk(block.content);
    else block.items.forEach(walk);
  }
  return [...found];
}

const bullet = /^ {0,3}[-*•] +(?=\S)/;
const number = /^ {0,3}\d{1,3}[.)] +(?=\S)/;

/** A blank line ends a paragraph, a single break stays one. The time it takes grows with the length alone. */
export function parseNote(body: string): Block[] {
  const runs: Run[] = [];
  for (const line of body.split(/\r\n|[\r\n]/)) {
    const marker = [bullet, number].find((one) => one.test(line)) ?? null;
    const kind = line.trim() === "" ? "blank" : marker;
    const last = runs.at(-1);
    const text = marker ? line.replace(marker, "") : line;
    if (last && last.kind === kind) last.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  return runs.flatMap(blockOf);
}

/** Lines that belong together: blank ones, those of a list by its marker, or those of a paragraph. */
type Run = { readonly kind: "blank" | RegExp | null; readonly lines: string[] };

function blockOf({ kind, lines }: Run): Block[] {
  if (kind === "blank") return [];
  if (kind === null) return [{ kind: "paragraph", content: parseInline(lines.join("\n")) }];
  return [{ kind: "list", ordered: kind === number, items: lines.map((line) => parseInline(line)) }];
}

/** Bounded and without nested repeats, so that no text makes it slow. */
const marks = new RegExp(
  [
    "@\\[(?<person>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\]",
    "\\[(?<label>[^\\[\\]\\n]{1,300})\\]\\((?<href>[^\\s()<>]{1,2000})\\)",
    "(?<address>https?://[^\\s<>\"']{1,2000})",
    "\\*\\*(?<strong>[^\\s*](?:[^*\\n]{0,2000}[^\\s*])?)\\*\\*",
    "(?<![\\p{L}\\p{N}_])_(?<low>[^\\s_](?:[^_\\n]{0,2000}[^\\s_])?)_(?![\\p{L}\\p{N}_])",
    "(?<![\\p{L}\\p{N}*])\\*(?<star>[^\\s*](?:[^*\\n]{0,2000}[^\\s*])?)\\*(?![\\p{L}\\p{N}*])",
  ].join("|"),
  "gu",
);

function parseInline(source: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(marks)) {
    const part = readMark(match, depth);
    if (!part) continue;
    if (match.index > end) parts.push({ kind: "text", text: source.slice(end, match.index) });
    parts.push(part);
    end = match.index + lengthOf(match, part);
  }
  if (end < source.length) parts.push({ kind: "text", text: source.slice(end) });
  return parts;
}

function readMark({ groups = {} }: RegExpExecArray, depth: number): Inline | null {
  const { person, label, href, address, strong, low, star } = groups;
  if (person) return { kind: "mention", personId: person };
  if (label && href) {
    const safe = safeHref(href);
    return safe === null ? null : { kind: "link", href: safe, text: label };
  }
  if (address) return bareLink(address);
  const inner = strong ?? low ?? star ?? "";
  if (depth > 2) return null;
  return { kind: strong ? "strong" : "em", content: parseInline(inner, depth + 1) };
}

/** The full stop after an address, or the bracket round it, is the sentence's. */
function bareLink(address: string): Inline | null {
  const text = address.replace(/[.,;:!?)\]*_]{1,20}$/, "");
  const href = safeHref(text);
  return href === null ? null : { kind: "link", href, text };
}

/** A bare address may be shorter than what was matched; what it leaves is text. */
const lengthOf = (match: RegExpExecArray, part: Inline): number =>
  match.groups?.["address"] && part.kind === "link" ? part.text.length : match[0].length;

const schemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);

/** An address that a note may link to, in its canonical form; null for any other. */
export function safeHref(address: string): string | null {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address)) return null;
  try {
    const url = new URL(address);
    return schemes.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
