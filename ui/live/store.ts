import type { Cursor, LiveRecord } from "@/common/live";
import type { Patch } from "./effects";
import { type Kind, type Kinds, keyOf, type Seen, type Source } from "./kinds";
import { Overlay } from "./overlay";
import { Topics } from "./topics";

type Touch = { readonly kind: Kind; readonly id: string; readonly before: LiveRecord | undefined };
type Observer = (seen: readonly Seen[], source: Source) => void;

/**
 * The local store: records by kind and id as the server last said (the base), seen through the effects of commands
 * still waiting (visible = fold(base, effects)). All writing happens inside `batch`; listeners are called once, at its
 * end, and only for records that look different. `onBase` tells the device's database what the base changed.
 */
export class LiveStore {
  /** How far the base has followed the feed; moves only together with the changes up to it. */
  cursor: Cursor | null = null;
  onBase: ((kind: Kind, id: string, before: LiveRecord | undefined) => void) | null = null;
  readonly topics = new Topics();
  readonly #base = new Map<Kind, Map<string, LiveRecord>>();
  readonly #overlay = new Overlay();
  readonly #observers = new Map<Kind, Set<Observer>>();
  readonly #lists = new Map<Kind, readonly LiveRecord[]>();
  #touched = new Map<string, Touch>();
  #depth = 0;

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    if (this.#overlay.size > 0) {
      const key = keyOf(kind, id);
      if (this.#overlay.has(key)) return this.#overlay.get(key) as Kinds[K] | undefined;
    }
    return this.base(kind, id);
  }

  /** As the server last said, without the effects of waiting commands. */
  base<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.#base.get(kind)?.get(id) as Kinds[K] | undefined;
  }

  baseOf<K extends Kind>(kind: K): ReadonlyMap<string, Kinds[K]> {
    return this.#rows(kind) as Map<string, Kinds[K]>;
  }

  /** Every record of a kind as seen; the same array until one of them changes. */
  list<K extends Kind>(kind: K): readonly Kinds[K][] {
    const kept = this.#lists.get(kind);
    if (kept) return kept as readonly Kinds[K][];
    const rows = this.#rows(kind) as Map<string, Kinds[K]>;
    const laid = new Set(this.#overlay.ids(kind));
    const list: Kinds[K][] = [];
    for (const [id, row] of rows) {
      const seen = laid.size > 0 && laid.has(id) ? this.get(kind, id) : row;
      if (seen) list.push(seen);
    }
    // Those that exist only as the effect of a waiting command.
    for (const id of laid) {
      const seen = rows.has(id) ? undefined : this.get(kind, id);
      if (seen) list.push(seen);
    }
    this.#lists.set(kind, list);
    return list;
  }

  subscribe(kind: Kind, id: string, listener: () => void): () => void {
    return this.topics.on(keyOf(kind, id), listener);
  }

  /** Called when any record of the kind looks different. */
  subscribeKind(kind: Kind, listener: () => void): () => void {
    return this.topics.on(kind, listener);
  }

  /** For indexes over a kind: told what changed, before any subscriber hears of it. */
  observe(kind: Kind, observer: Observer): () => void {
    const observers = this.#observers.get(kind) ?? new Set();
    this.#observers.set(kind, observers.add(observer));
    return () => observers.delete(observer);
  }

  put<K extends Kind>(kind: K, record: Kinds[K]): void {
    const before = this.#rows(kind).get(record.id);
    this.restore(kind, record);
    this.onBase?.(kind, record.id, before);
  }

  /** As `put`, with what the device's database holds itself. */
  restore<K extends Kind>(kind: K, record: Kinds[K]): void {
    this.#touch(kind, record.id);
    this.#rows(kind).set(record.id, record);
  }

  drop(kind: Kind, id: string): void {
    const before = this.#rows(kind).get(id);
    if (!before) return;
    this.#touch(kind, id);
    this.#rows(kind).delete(id);
    this.onBase?.(kind, id, before);
  }

  /** Drops the whole base; the effects of waiting commands stay. */
  clear(): void {
    for (const [kind, rows] of this.#base) for (const id of [...rows.keys()]) this.drop(kind, id);
  }

  lay(mutationId: string, patches: readonly Patch[]): void {
    for (const patch of patches) this.#touch(patch.kind, patch.id);
    this.#overlay.add(mutationId, patches);
  }

  lift(mutationId: string): void {
    for (const patch of this.#overlay.patchesOf(mutationId)) this.#touch(patch.kind, patch.id);
    this.#overlay.remove(mutationId);
  }

  hasEffect(kind: Kind, id: string): boolean {
    return this.#overlay.has(keyOf(kind, id));
  }

  batch(source: Source, work: () => void): void {
    this.#depth++;
    try {
      work();
    } finally {
      this.#depth--;
      if (this.#depth === 0) this.#settle(source);
    }
  }

  #rows(kind: Kind): Map<string, LiveRecord> {
    const rows = this.#base.get(kind) ?? new Map<string, LiveRecord>();
    this.#base.set(kind, rows);
    return rows;
  }

  #touch(kind: Kind, id: string): void {
    if (this.#depth === 0) throw new Error("The store is written to inside a batch only.");
    const key = keyOf(kind, id);
    if (!this.#touched.has(key)) this.#touched.set(key, { kind, id, before: this.get(kind, id) });
  }

  #settle(source: Source): void {
    const changed = new Map<Kind, Seen[]>();
    for (const [key, { kind, id, before }] of this.#touched) {
      const after = this.#overlay.fold(key, this.#rows(kind).get(id));
      if (after === before) continue;
      const seen = changed.get(kind) ?? [];
      seen.push({ id, before, after });
      changed.set(kind, seen);
    }
    this.#touched = new Map();
    for (const kind of changed.keys()) this.#lists.delete(kind);
    for (const [kind, seen] of changed)
      for (const observer of this.#observers.get(kind) ?? []) observer(seen, source);
    for (const [kind, seen] of changed) {
      for (const { id } of seen) this.topics.emit(keyOf(kind, id));
      this.topics.emit(kind);
    }
  }
}
