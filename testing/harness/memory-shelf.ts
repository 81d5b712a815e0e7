import type { Histories, KeptHead } from "@/ui/live/histories";
import type { Keeper } from "@/ui/live/keeper";
import type { OutboxPlace } from "@/ui/live/outbox-device";
import type { Waiting } from "@/ui/live/outbox-entry";
import type { FileShelf } from "@/ui/live/outbox-files";
import type { Shelf } from "@/ui/live/outbox-shelf";

/** A device in memory: outlives a client that is killed, and takes plain data only, as a browser's database does. */
export class MemoryShelf implements Shelf {
  readonly #rows = new Map<string, Waiting>();
  readonly #files = new Map<string, Blob>();
  /** While true it takes nothing, as a full device. */
  isFull = false;
  /** While true there is room for words only. */
  isFullForFiles = false;

  get place(): OutboxPlace {
    return { shelf: this, files: this.#fileShelf, tabs: null };
  }

  get held(): readonly Waiting[] {
    return [...this.#rows.values()];
  }

  get heldFiles(): readonly string[] {
    return [...this.#files.keys()];
  }

  get #fileShelf(): FileShelf {
    return {
      put: (id, blob) => {
        if (this.isFullForFiles) return Promise.reject(new DOMException("Full", "QuotaExceededError"));
        this.#files.set(id, blob);
        return Promise.resolve();
      },
      get: (id) => Promise.resolve(this.#files.get(id) ?? null),
      drop: (ids) => {
        for (const id of ids) this.#files.delete(id);
        return Promise.resolve();
      },
      sweep: () => Promise.resolve(),
    };
  }

  read(): Promise<readonly Waiting[]> {
    return Promise.resolve(structuredClone(this.held));
  }

  add(entry: Waiting): Promise<void> {
    return this.write([entry], []);
  }

  write(entries: readonly Waiting[], gone: readonly string[]): Promise<void> {
    if (this.isFull) return Promise.reject(new DOMException("Full", "QuotaExceededError"));
    for (const entry of entries) this.#rows.set(entry.mutationId, structuredClone(entry));
    for (const mutationId of gone) this.#rows.delete(mutationId);
    return Promise.resolve();
  }

  clear(): void {
    this.#rows.clear();
    this.#files.clear();
  }
}

/** A device that keeps the queue and no records. */
export const queueKeeper = (shelf: MemoryShelf): Keeper => ({
  hydrate: () => Promise.resolve(null),
  hydrateRest: () => Promise.resolve(),
  follow: () => undefined,
  belongsTo: () => Promise.resolve(),
  retry: () => undefined,
  outboxOf: () => shelf.place,
  historiesOf: () => Promise.resolve(new MemoryHistories()),
  wipe: async (keepsOutbox) => {
    if (!keepsOutbox) shelf.clear();
  },
});

/** Histories that go with the client. */
class MemoryHistories implements Histories {
  readonly #heads = new Map<string, KeptHead>();

  async get(recordId: string): Promise<KeptHead | null> {
    return this.#heads.get(recordId) ?? null;
  }

  async put(heads: readonly KeptHead[]): Promise<void> {
    for (const head of heads) this.#heads.set(head.recordId, structuredClone(head));
  }

  async drop(recordIds: readonly string[]): Promise<void> {
    for (const id of recordIds) this.#heads.delete(id);
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    return new Map([...this.#heads].map(([id, { count }]) => [id, count]));
  }

  async bytes(): Promise<number> {
    return JSON.stringify([...this.#heads.values()]).length;
  }
}
