import type { OpportunityCard } from "@/common/crm/records";
import type { LiveRecord } from "@/common/live";
import { type Database, format, type State, type Writing } from "./device-database";
import type { Kept } from "./keeper";
import { type Kind, keyOf } from "./kinds";
import { newId } from "./new-id";
import { packsOf } from "./packs";
import { StageSums } from "./stage-sums";
import type { LiveStore } from "./store";

/** Rows beside the packs: beyond it everything is packed anew, or opening would have to read them one by one. */
const mostLoose = 1_000;

/** Writes what the base holds: what has changed, or everything where another tab has written or much has come. */
export class DeviceWriter {
  readonly #store: LiveStore;
  readonly #sums: StageSums;
  /** The last writing that this tab knows, its own or the one that it read. */
  #stamp: string | null = null;
  #dirty = new Map<string, { readonly kind: Kind; readonly id: string }>();
  #loose = new Set<string>();

  constructor(store: LiveStore) {
    this.#store = store;
    this.#sums = new StageSums(store);
  }

  /** The base holds what was read: only what has changed beside it needs writing. */
  read(state: State, looseKeys: Iterable<string>): void {
    this.#stamp = state.stamp;
    this.#loose = new Set(looseKeys);
    if (state.complete && !this.hasChanges) this.#sums.start(state.totals);
  }

  /** This tab has written, or knows what is written. */
  get hasWritten(): boolean {
    return this.#stamp !== null;
  }

  get hasChanges(): boolean {
    return this.#dirty.size > 0;
  }

  changed(kind: Kind, id: string, before: LiveRecord | undefined): void {
    this.#dirty.set(keyOf(kind, id), { kind, id });
    if (kind === "crm.stage") this.#sums.recount();
    if (kind !== "crm.opportunity") return;
    this.#sums.changed(before as OpportunityCard | undefined, this.#store.base("crm.opportunity", id));
  }

  /** Rows and cursor in one transaction. Does nothing where `kept` answers null. */
  async write(database: Database, kept: () => Kept | null): Promise<void> {
    const transaction = database.transaction(["packs", "rows", "state"], "readwrite");
    const known = this.#stamp;
    // Whatever fails from here on leaves open what is on the device: the next writing does not build upon it.
    this.#stamp = null;
    const before = await transaction.objectStore("state").get("state");
    const isKnown = before !== undefined && before.stamp === known;
    if (!isKnown || this.#dirty.size + this.#loose.size > mostLoose) await this.#pack(transaction);
    // From here to the last put nothing waits: rows and cursor are of one moment.
    const { cursor } = this.#store;
    const now = kept();
    if (!cursor || !now) {
      transaction.abort();
      await transaction.done.catch(() => {});
      return;
    }
    const puts = this.#putChanged(transaction);
    const totals = now.complete ? this.#sums.totals() : now.totals;
    const state: State = { ...now, totals, format, cursor, stamp: newId() };
    puts.push(transaction.objectStore("state").put(state, "state"));
    await Promise.all([...puts, transaction.done]);
    this.#stamp = state.stamp;
  }

  /** Everything anew, pack after pack: what changes between two of them is put beside them at the end. */
  async #pack(transaction: Writing): Promise<void> {
    const packs = transaction.objectStore("packs");
    this.#dirty = new Map();
    this.#loose = new Set();
    await Promise.all([packs.clear(), transaction.objectStore("rows").clear()]);
    let place = 0;
    for (const pack of packsOf(this.#store)) await packs.put(pack, place++);
  }

  #putChanged(transaction: Writing): Promise<unknown>[] {
    const rows = transaction.objectStore("rows");
    const puts: Promise<unknown>[] = [];
    for (const [key, { kind, id }] of this.#dirty) {
      puts.push(rows.put(this.#store.base(kind, id) ?? null, key));
      this.#loose.add(key);
    }
    this.#dirty = new Map();
    return puts;
  }
}
