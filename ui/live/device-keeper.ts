import type { Keeper, Kept } from "./client";
import { type Database, deleteOthers, format, openDatabase, type State } from "./device-database";
import { type Kind, type Kinds, keyOf } from "./kinds";
import { newId } from "./new-id";
import type { LiveStore } from "./store";

const writeEvery = 300;
/** After trouble: there may be room again, or the browser may let us. */
const retryEvery = 60_000;
/** Whose data this device holds, so that it can be shown before the server has answered. */
export const personKey = "cordee.person";

/** Keeps the store's base on the device: rows and cursor always in one transaction, written by one tab at a time. */
export class DeviceKeeper implements Keeper {
  readonly #onTrouble: (reason: string | null) => void;
  #personId: string | null = null;
  #database: Promise<Database> | null = null;
  #store: LiveStore | null = null;
  #kept: () => Kept | null = () => null;
  /** The last writing that this tab knows, its own or the one that it read. */
  #stamp: string | null = null;
  #mayWrite = false;
  #isTroubled = false;
  #dirty = new Map<string, { readonly kind: Kind; readonly id: string }>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(onTrouble: (reason: string | null) => void) {
    this.#onTrouble = onTrouble;
  }

  async hydrate(store: LiveStore): Promise<Kept | null> {
    this.#personId = localStorage.getItem(personKey);
    if (!this.#personId) return null;
    try {
      const transaction = (await this.#open()).transaction(["rows", "state"]);
      const [state, keys, rows] = await Promise.all([
        transaction.objectStore("state").get("state"),
        transaction.objectStore("rows").getAllKeys(),
        transaction.objectStore("rows").getAll(),
      ]);
      if (state?.format !== format) {
        await this.wipe();
        return null;
      }
      store.batch("load", () => {
        for (const [place, key] of keys.entries()) {
          const row = rows[place];
          if (row) store.put(key.slice(0, key.lastIndexOf("/")) as Kind, row as Kinds[Kind]);
        }
        store.cursor = state.cursor;
      });
      this.#stamp = state.stamp;
      return state;
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  follow(store: LiveStore, kept: () => Kept | null): void {
    this.#kept = kept;
    if (this.#store) {
      this.#later();
      return;
    }
    this.#store = store;
    store.onBase = (kind, id) => {
      this.#dirty.set(keyOf(kind, id), { kind, id });
      this.#later();
    };
    // What `kept` answers changes with these, without any row of the base.
    store.topics.on("snapshot", () => this.#later());
    store.topics.on("session", () => this.#later());
    this.#becomeWriter().catch((error: unknown) => this.#fail(error));
  }

  async belongsTo(personId: string): Promise<void> {
    const before = localStorage.getItem(personKey);
    localStorage.setItem(personKey, personId);
    if (this.#personId !== personId) this.#database = null;
    this.#personId = personId;
    try {
      await deleteOthers(personId, before ? [before] : []);
    } catch (error) {
      this.#fail(error);
    }
  }

  retry(): void {
    if (!this.#isTroubled) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#attempt();
  }

  async wipe(): Promise<void> {
    const personId = this.#personId;
    this.#personId = null;
    localStorage.removeItem(personKey);
    if (this.#store) this.#store.onBase = null;
    try {
      (await this.#database)?.close();
      this.#database = null;
      await deleteOthers(null, personId ? [personId] : []);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The lock is held until the tab closes; without locks (plain http) the stamp alone keeps tabs apart. */
  async #becomeWriter(): Promise<void> {
    const begin = () => {
      this.#mayWrite = true;
      this.#later();
    };
    if (!navigator.locks) return begin();
    await navigator.locks.request("cordee-writer", () => {
      begin();
      return new Promise<void>(() => {});
    });
  }

  #later(): void {
    if (this.#timer !== null || !this.#mayWrite || !this.#personId) return;
    this.#timer = setTimeout(() => this.#attempt(), writeEvery);
  }

  #attempt(): void {
    if (this.#mayWrite && this.#personId) this.#write().catch((error: unknown) => this.#fail(error));
    else this.#timer = null;
  }

  async #write(): Promise<void> {
    const database = await this.#open();
    const transaction = database.transaction(["rows", "state"], "readwrite");
    const before = await transaction.objectStore("state").get("state");
    this.#timer = null;
    // From here to the last put nothing waits: rows and cursor are of one moment.
    const store = this.#store;
    const kept = this.#kept();
    if (!store?.cursor || !kept) return;
    const rows = transaction.objectStore("rows");
    const isKnown = before !== undefined && before.stamp === this.#stamp;
    const written = isKnown ? [...this.#dirty.values()] : everything(store);
    const puts: Promise<unknown>[] = isKnown ? [] : [rows.clear()];
    for (const { kind, id } of written) {
      const row = store.base(kind, id);
      puts.push(row ? rows.put(row, keyOf(kind, id)) : rows.delete(keyOf(kind, id)));
    }
    this.#dirty = new Map();
    const state: State = { ...kept, format, cursor: store.cursor, stamp: newId() };
    puts.push(transaction.objectStore("state").put(state, "state"));
    await Promise.all([...puts, transaction.done]);
    this.#stamp = state.stamp;
    if (this.#isTroubled) this.#onTrouble(null);
    this.#isTroubled = false;
  }

  #open(): Promise<Database> {
    this.#database ??= openDatabase(this.#personId ?? "", (isDeleted) => {
      this.#database = null;
      // Deleted by another tab's sign-out: this one must not bring it back. Closed by the browser: opened once more.
      if (isDeleted) this.#mayWrite = false;
    });
    return this.#database;
  }

  /**
   * What is on the device stays as it was, rows and cursor of one moment: older, never wrong. The next writing opens the
   * database again and builds upon nothing.
   */
  #fail(error: unknown): void {
    this.#database?.then(
      (database) => database.close(),
      () => {},
    );
    this.#database = null;
    this.#stamp = null;
    this.#isTroubled = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#attempt(), retryEvery);
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    this.#onTrouble(isFull ? "storageFull" : "storageFailed");
  }
}

const allKinds: readonly Kind[] = [
  "identity.company",
  "identity.person",
  "identity.salesTeam",
  "partners.partner",
  "partners.name",
  "crm.stage",
  "crm.tag",
  "crm.lostReason",
  "crm.opportunity",
  "crm.opportunity.full",
];

function* everything(store: LiveStore): Generator<{ kind: Kind; id: string }> {
  for (const kind of allKinds) for (const id of store.baseOf(kind).keys()) yield { kind, id };
}
