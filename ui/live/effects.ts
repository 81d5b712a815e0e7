import type { LiveRecord } from "@/common/live";
import type { Kind, Kinds } from "./kinds";

/** What one waiting command makes of one record; undefined: there is none. Pure, so that it can be laid again. */
export type Patch = {
  readonly kind: Kind;
  readonly id: string;
  readonly apply: (record: LiveRecord | undefined) => LiveRecord | undefined;
};

/** An optimistic effect as it is kept: a registered name and plain data, so that it outlives a reload. */
export type Effect = { readonly kind: string; readonly args: unknown };

const registered = new Map<string, (args: never) => readonly Patch[]>();
const listeners = new Set<(kind: string) => void>();

/** Called when the code of an effect has come: what an earlier page left may need it. */
export function onEffectDefined(listener: (kind: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names a pure effect and answers the function that makes one. A name keeps its meaning: new meaning, new name. */
export function defineEffect<Args>(kind: string, patches: (args: Args) => readonly Patch[]) {
  registered.set(kind, patches);
  for (const listener of listeners) listener(kind);
  return (args: Args): Effect => ({ kind, args });
}

/** No patches where the effect is unknown: the command still goes out, only its preview is missing. */
export function patchesOf(effect: Effect | null): readonly Patch[] {
  const make = effect && registered.get(effect.kind);
  return make ? make(effect.args as never) : [];
}

/** Changes a record that is there. */
export const patch = <K extends Kind>(
  kind: K,
  id: string,
  change: (record: Kinds[K]) => Kinds[K] | undefined,
): Patch => ({
  kind,
  id,
  apply: (record) => record && change(record as Kinds[K]),
});

/** Shows a record that is not there yet. */
export const appear = <K extends Kind>(kind: K, record: Kinds[K]): Patch => ({
  kind,
  id: record.id,
  apply: (held) => held ?? record,
});
