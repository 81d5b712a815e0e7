import { type IDBPDatabase, openDB } from "idb";
import type { Waiting } from "./outbox-entry";

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
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | null = null;
  #isDeleted = false;

  constructor(personId: string) {
    this.#name = outboxNameOf(personId);
  }

  async read(): Promise<readonly Waiting[]> {
    const rows = await (await this.#open()).getAll("entries");
    return rows.filter((row) => row.format === format).map(({ entry }) => entry);
  }

  async add(entry: Waiting): Promise<void> {
    const transaction = (await this.#open()).transaction("entries", "readwrite", { durability: "strict" });
    const added = transaction.store.add({ format, mutationId: entry.mutationId, entry });
    transaction.commit();
    await Promise.all([added, transaction.done]);
  }

  async write(entries: readonly Waiting[], gone: readonly string[]): Promise<void> {
    const transaction = (await this.#open()).transaction("entries", "readwrite", { durability: "strict" });
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
  async close(): Promise<void> {
    this.#isDeleted = true;
    const opened = await this.#database?.catch(() => null);
    opened?.close();
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    if (this.#isDeleted) return Promise.reject(new DOMException("Signed out", "InvalidStateError"));
    this.#database ??= openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database
          .createObjectStore("entries", { autoIncrement: true })
          .createIndex("mutationId", "mutationId", {
            unique: true,
          });
      },
      blocking: (_current, next, event) => {
        (event.target as IDBDatabase).close();
        // Deleted by another tab's sign-out: this one must not bring it back.
        if (next === null) this.#isDeleted = true;
        this.#database = null;
      },
      terminated: () => {
        this.#database = null;
      },
    });
    this.#database.catch(() => {
      this.#database = null;
    });
    return this.#database;
  }
}
