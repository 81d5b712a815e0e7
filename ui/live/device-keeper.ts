import { type Database, deleteAllBut, namesOf, openDatabase } from "./device-database";
import { DeviceFiles, filesBeside } from "./device-files";
import { DeviceReader } from "./device-reader";
import { DeviceWriter } from "./device-writer";
import type { Histories } from "./histories";
import type { Keeper, Kept } from "./keeper";
import type { OutboxPlace } from "./outbox-device";
import { DeviceShelf, outboxesInUse } from "./outbox-shelf";
import { BrowserTabs } from "./outbox-tabs";
import { forgetPush } from "./push-off";
import { keepAgainAfter, troubleOf } from "./storage-trouble";
import type { LiveStore } from "./store";

const writeEvery = 300;
/** After trouble, where it lasts: all that the store holds is written then. */
const longestRetry = 60_000;
/** While the pages of a snapshot come in: each of them would be written twice. */
const writeEveryMeanwhile = 3_000;
/** Whose data this device holds, so that it can be shown before the server has answered. */
export const personKey = "cordee.person";

/** Keeps the store's base on the device: rows and cursor always in one transaction, written by one tab at a time. */
export class DeviceKeeper implements Keeper {
  readonly #onTrouble: (reason: string | null) => void;
  #personId: string | null = null;
  #database: Promise<Database> | null = null;
  /** While what the device holds is not all in the store: until then nothing is written. */
  #reader: DeviceReader | null = null;
  #writer: DeviceWriter | null = null;
  #shelf: DeviceShelf | null = null;
  #release = () => {};
  #kept: () => Kept | null = () => null;
  #mayWrite = false;
  #isWriting = false;
  /** Writings in a row that failed. */
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(onTrouble: (reason: string | null) => void) {
    this.#onTrouble = onTrouble;
  }

  async hydrate(store: LiveStore): Promise<Kept | null> {
    this.#personId = localStorage.getItem(personKey);
    if (!this.#personId) return null;
    try {
      const reader = await DeviceReader.open(await this.#open());
      if (!reader) {
        await this.#clear(true);
        return null;
      }
      reader.fillFirst(store);
      this.#reader = reader;
      return reader.state;
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  async hydrateRest(store: LiveStore): Promise<void> {
    const [reader, personId] = [this.#reader, this.#personId];
    if (!reader) return;
    try {
      await reader.fillRest(store, () => this.#personId === personId);
      this.#writer?.read(reader.state, reader.looseKeys());
    } catch (error) {
      this.#fail(error);
    }
    this.#reader = null;
    this.#later();
  }

  follow(store: LiveStore, kept: () => Kept | null): void {
    this.#kept = kept;
    if (this.#writer) {
      this.#soon();
      return;
    }
    const writer = new DeviceWriter(store);
    this.#writer = writer;
    store.onBase = (kind, id, before) => {
      writer.changed(kind, id, before);
      this.#later();
    };
    this.#release = () => {
      store.onBase = null;
    };
    // What `kept` answers changes with these, without any row of the base.
    store.topics.on("snapshot", () => this.#soon());
    store.topics.on("session", () => this.#later());
    this.#becomeWriter().catch((error: unknown) => this.#fail(error));
  }

  async belongsTo(personId: string): Promise<void> {
    const before = localStorage.getItem(personKey);
    localStorage.setItem(personKey, personId);
    if (before !== null && before !== personId) await forgetPush();
    if (this.#personId !== personId) this.#database = null;
    this.#personId = personId;
    try {
      await deleteAllBut(namesOf(personId), before ? [before] : []);
    } catch (error) {
      this.#fail(error);
    }
  }

  retry(): void {
    if (this.#failures === 0) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#attempt();
  }

  outboxOf(personId: string): OutboxPlace {
    const shelf = new DeviceShelf(personId);
    this.#shelf = shelf;
    const files = new DeviceFiles(personId);
    return { shelf, files, tabs: (onTold, onTurn) => new BrowserTabs(personId, onTold, onTurn) };
  }

  historiesOf(personId: string): Promise<Histories> {
    return import("./device-histories").then(({ DeviceHistories }) => new DeviceHistories(personId));
  }

  async wipe(keepsOutbox: boolean): Promise<void> {
    await Promise.all([forgetPush(), this.#clear(keepsOutbox)]);
  }

  async #clear(keepsOutbox: boolean): Promise<void> {
    const personId = this.#personId;
    this.#personId = null;
    localStorage.removeItem(personKey);
    this.#release();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    try {
      (await this.#database)?.close();
      this.#database = null;
      await this.#shelf?.close();
      const kept = keepsOutbox
        ? (await outboxesInUse()).flatMap(({ name }) => [name, filesBeside(name)])
        : [];
      await deleteAllBut(kept, personId ? [personId] : []);
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
    if (this.#timer !== null || !this.#mayWrite || !this.#personId || this.#reader) return;
    const isMeanwhile = this.#kept()?.complete === false && this.#writer?.hasWritten;
    const pause = isMeanwhile ? writeEveryMeanwhile : writeEvery;
    this.#timer = setTimeout(() => this.#attempt(), pause);
  }

  #attempt(): void {
    if (!this.#mayWrite || !this.#personId || this.#reader) this.#timer = null;
    else if (!this.#isWriting) this.#write().catch((error: unknown) => this.#fail(error));
  }

  /** The pages of a snapshot are all in: they need not wait for the pause that was meant for them. */
  #soon(): void {
    if (this.#timer !== null && !this.#isWriting) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#later();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    await this.#writer?.write(await this.#open(), this.#kept);
    this.#isWriting = false;
    this.#timer = null;
    if (this.#failures > 0) this.#onTrouble(null);
    this.#failures = 0;
    if (this.#writer?.hasChanges) this.#later();
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
    this.#isWriting = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#attempt(), keepAgainAfter(this.#failures++, longestRetry));
    this.#onTrouble(troubleOf(error));
  }
}
