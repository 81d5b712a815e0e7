import type { LiveRecord } from "@/common/live";
import { type Database, format, type State } from "./device-database";
import { type Kind, type Kinds, keyOf } from "./kinds";
import { rowsOf } from "./packs";
import { idle } from "./pauses";
import type { LiveStore } from "./store";

/** Milliseconds that a pack takes, about. */
const onePack = 5;

/** Of one moment: the first pack, and what lies beside the packs by `kind/id`. */
type Top = {
  readonly state: State;
  readonly first: string | undefined;
  readonly loose: ReadonlyMap<string, LiveRecord | null>;
};

/** Puts what a device holds of a person into the store, in two steps: what the first screen shows, and the rest. */
export class DeviceReader {
  readonly #database: Database;
  #top: Top;

  private constructor(database: Database, top: Top) {
    this.#database = database;
    this.#top = top;
  }

  /** Null: nothing there, or kept in a way that is no longer known. */
  static async open(database: Database): Promise<DeviceReader | null> {
    const [top] = await read(database, false);
    return top && new DeviceReader(database, top);
  }

  get state(): State {
    return this.#top.state;
  }

  /** Keys of rows that lie beside the packs. */
  looseKeys(): Iterable<string> {
    return this.#top.loose.keys();
  }

  /** What the first screen shows, and what changed since the packs were written. */
  fillFirst(store: LiveStore): void {
    const { first, loose } = this.#top;
    store.batch("load", () => {
      if (first) this.#fill(store, first);
      for (const [key, row] of loose)
        if (row) store.restore(key.slice(0, key.lastIndexOf("/")) as Kind, row as Kinds[Kind]);
    });
  }

  /**
   * All the rest, a pack at a time while nothing else is to do, and then the cursor. Read only now: so many bytes at
   * once hold up the first paint. Ends early where nobody wants it any more.
   */
  async fillRest(store: LiveStore, isWanted: () => boolean): Promise<void> {
    await idle();
    const [top, others] = await read(this.#database, true);
    if (!top || !isWanted()) return;
    if (top.state.stamp !== this.state.stamp) this.#beginAnew(store, top);
    let left = () => 0;
    for (const pack of others) {
      // A hidden tab is hardly ever idle, and keeps nobody waiting.
      if (left() < onePack && document.visibilityState === "visible") left = await idle();
      if (!isWanted()) return;
      store.batch("load", () => this.#fill(store, pack));
    }
    if (isWanted()) store.cursor = this.state.cursor;
  }

  /** Another tab has written between the two steps: what it wrote is of another moment than what is shown. */
  #beginAnew(store: LiveStore, top: Top): void {
    this.#top = top;
    store.batch("load", () => {
      store.clear();
      this.fillFirst(store);
    });
  }

  /** What was changed since, or was read from the server meanwhile, is newer than what was packed. */
  #fill(store: LiveStore, pack: string): void {
    for (const { kind, row } of rowsOf(pack))
      if (!this.#top.loose.has(keyOf(kind, row.id)) && !store.base(kind, row.id))
        store.restore(kind, row as Kinds[Kind]);
  }
}

async function read(database: Database, withOthers: boolean): Promise<[Top | null, readonly string[]]> {
  const transaction = database.transaction(["state", "packs", "rows"]);
  const packs = transaction.objectStore("packs");
  const rows = transaction.objectStore("rows");
  const [state, first, keys, values, others] = await Promise.all([
    transaction.objectStore("state").get("state"),
    packs.get(0),
    rows.getAllKeys(),
    rows.getAll(),
    withOthers ? packs.getAll(IDBKeyRange.lowerBound(1)) : [],
  ]);
  if (state?.format !== format) return [null, []];
  const loose = new Map(keys.map((key, place) => [key, values[place] ?? null]));
  return [{ state, first, loose }, others];
}
