import type { Keeper } from "@/ui/live/keeper";
import type { OutboxPlace } from "@/ui/live/outbox-device";
import type { Waiting } from "@/ui/live/outbox-entry";
import type { Shelf } from "@/ui/live/outbox-shelf";

/** A device in memory: outlives a client that is killed, and takes plain data only, as a browser's database does. */
export class MemoryShelf implements Shelf {
  readonly #rows = new Map<string, Waiting>();
  /** While true it takes nothing, as a full device. */
  isFull = false;

  get place(): OutboxPlace {
    return { shelf: this, tabs: null };
  }

  get held(): readonly Waiting[] {
    return [...this.#rows.values()];
  }

  read(): Promise<readonly Waiting[]> {
    return Promise.resolve(structuredClone(this.held));
  }

  write(entries: readonly Waiting[], gone: readonly string[]): Promise<void> {
    if (this.isFull) return Promise.reject(new DOMException("Full", "QuotaExceededError"));
    for (const entry of entries) this.#rows.set(entry.mutationId, structuredClone(entry));
    for (const mutationId of gone) this.#rows.delete(mutationId);
    return Promise.resolve();
  }

  clear(): void {
    this.#rows.clear();
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
  wipe: async (keepsOutbox) => {
    if (!keepsOutbox) shelf.clear();
  },
});
