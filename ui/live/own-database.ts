import { type IDBPDatabase, openDB } from "idb";

/**
 * A database of this device beside the records' own: opened at its first use and again after the browser closed it, and
 * never once a sign-out, here or in another tab, has deleted it.
 */
export class OwnDatabase<Schema> {
  readonly name: string;
  readonly #create: (database: IDBPDatabase<Schema>) => void;
  #opened: Promise<IDBPDatabase<Schema>> | null = null;
  #isDeleted = false;

  /** `create`: makes the stores of a new one. */
  constructor(name: string, create: (database: IDBPDatabase<Schema>) => void) {
    this.name = name;
    this.#create = create;
  }

  get isInUse(): boolean {
    return this.#opened !== null;
  }

  /** @throws where the browser gives none. */
  open(): Promise<IDBPDatabase<Schema>> {
    if (this.#isDeleted) return Promise.reject(new DOMException("Signed out", "InvalidStateError"));
    this.#opened ??= this.#openNow();
    return this.#opened;
  }

  /** Lets go of it, so that it can be deleted. */
  async close(): Promise<void> {
    this.#isDeleted = true;
    const database = await this.#opened?.catch(() => null);
    database?.close();
  }

  #openNow(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.#opened = null;
    };
    const opening: Promise<IDBPDatabase<Schema>> = openDB<Schema>(this.name, 1, {
      upgrade: this.#create,
      blocking: (_current, next, event) => {
        (event.target as IDBDatabase).close();
        if (next === null) this.#isDeleted = true;
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }
}
