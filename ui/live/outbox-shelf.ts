import type { Waiting } from "./outbox-entry";
import { OwnDatabase } from "./own-database";

/** Where what waits outlives the page: a reload, a kill, an update. In the order in which it was given. */
export type Shelf = {
  read(): Promise<readonly Waiting[]>;
  /**
   * One that was not there before; written once the answer comes. All that is asked of the device is asked at once: a page
   * that goes in the next moment takes nothing back. @throws where the device takes nothing, or has it already.
   */
  add(entry: Waiting): Promise<void>;
  /** Written, all of it, once the answer comes. @throws where the device takes nothing. */
  write(entries: readonly Waiting[], gone: readonly string[]): Promise<void>;
};

/** Raised with the meaning of an entry: what a newer version has written is left to it. */
const format = 1;

type Schema = {
  entries: {
    key: number;
    value: { readonly format: number; readonly mutationId: string; readonly entry: Waiting };
    indexes: { mutationId: string };
  };
};

const prefix = "cordee-outbox-";
export const outboxNameOf = (personId: string): string => prefix + personId;

/** The databases of this device in which something waits, whoever's it is, and how much. */
export async function outboxesInUse(): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const used: { name: string; count: number }[] = [];
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (!name?.startsWith(prefix)) continue;
    const shelf = new DeviceShelf(name.slice(prefix.length));
    const count = (await shelf.read()).filter(({ state }) => state !== "accepted").length;
    await shelf.close();
    if (count > 0) used.push({ name, count });
  }
  return used;
}

/** A database of its own beside the records': those may be taken anew at any time, and this may not. */
export class DeviceShelf implements Shelf {
  readonly #database: OwnDatabase<Schema>;

  constructor(personId: string) {
    this.#database = new OwnDatabase(outboxNameOf(personId), (database) => {
      const entries = database.createObjectStore("entries", { autoIncrement: true });
      entries.createIndex("mutationId", "mutationId", { unique: true });
    });
  }

  async read(): Promise<readonly Waiting[]> {
    const rows = await (await this.#database.open()).getAll("entries");
    return rows.filter((row) => row.format === format).map(({ entry }) => entry);
  }

  async add(entry: Waiting): Promise<void> {
    const transaction = (await this.#database.open()).transaction("entries", "readwrite", {
      durability: "strict",
    });
    const added = transaction.store.add({ format, mutationId: entry.mutationId, entry });
    transaction.commit();
    await Promise.all([added, transaction.done]);
  }

  async write(entries: readonly Waiting[], gone: readonly string[]): Promise<void> {
    const transaction = (await this.#database.open()).transaction("entries", "readwrite", {
      durability: "strict",
    });
    const { store } = transaction;
    const keyOf = (mutationId: string) => store.index("mutationId").getKey(mutationId);
    for (const entry of entries) {
      const { mutationId } = entry;
      await store.put({ format, mutationId, entry }, await keyOf(mutationId));
    }
    for (const mutationId of gone) {
      const key = await keyOf(mutationId);
      if (key !== undefined) await store.delete(key);
    }
    await transaction.done;
  }

  /** Lets go of the database, so that it can be deleted. */
  close(): Promise<void> {
    return this.#database.close();
  }
}
