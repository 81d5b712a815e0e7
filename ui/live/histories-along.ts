import type { Histories } from "./histories";
import { keptHead } from "./histories";
import type { LiveStore } from "./store";
import type { Wire } from "./wire";

type Parts = { readonly store: LiveStore; readonly wire: Wire; readonly histories: Histories | null };

/** The newest lines of the histories of what is taken along; gone with the record they speak of. */
export class HistoriesAlong {
  readonly #parts: Parts;
  #counts: Promise<Map<string, number>> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    for (const kind of ["crm.opportunity", "partners.partner"] as const) {
      parts.store.observe(kind, (seen) => {
        const gone = seen.flatMap(({ id, after }) => (after ? [] : id));
        if (gone.length > 0) void this.forget(gone).catch(() => {});
      });
    }
  }

  async size(): Promise<number> {
    return (await this.#known()).size;
  }

  async bytes(): Promise<number> {
    return (await this.#parts.histories?.bytes()) ?? 0;
  }

  /** Of these opportunities, those whose history is not known, or not as far as their record counts. */
  async lacking(ids: readonly string[]): Promise<readonly string[]> {
    const { store, histories } = this.#parts;
    if (!histories) return [];
    const counts = await this.#known();
    return ids.filter((id) => {
      const record = store.base("crm.opportunity.full", id);
      return record !== undefined && (counts.get(id) ?? -1) < record.timelineSeq;
    });
  }

  async take(ids: readonly string[]): Promise<readonly object[]> {
    const { store, wire, histories } = this.#parts;
    const known = new Map(
      ids.map((id) => [id, store.base("crm.opportunity.full", id)?.timelineSeq ?? 0] as const),
    );
    const read = await wire.heads(ids);
    // Whoever lost sight of one meanwhile keeps nothing of it.
    const heads = read
      .filter(({ recordId }) => store.base("crm.opportunity", recordId))
      .map((head) => keptHead(head, known.get(head.recordId) ?? 0));
    await histories?.put(heads);
    const counts = await this.#known();
    for (const { recordId, count } of heads) counts.set(recordId, count);
    return heads;
  }

  async forget(recordIds: readonly string[]): Promise<void> {
    const counts = await this.#known();
    const held = recordIds.filter((id) => counts.delete(id));
    if (held.length > 0) await this.#parts.histories?.drop(held);
  }

  /** Those of records that the store no longer knows, after all was taken anew. */
  async forgetStrangers(): Promise<void> {
    const { store } = this.#parts;
    const isKnown = (id: string) => store.base("crm.opportunity", id) ?? store.base("partners.name", id);
    await this.forget([...(await this.#known()).keys()].filter((id) => !isKnown(id)));
  }

  async forgetAll(): Promise<void> {
    await this.forget([...(await this.#known()).keys()]);
  }

  #known(): Promise<Map<string, number>> {
    this.#counts ??= (async () => new Map(await this.#parts.histories?.counts()))();
    this.#counts.catch(() => {
      this.#counts = null;
    });
    return this.#counts;
  }
}
