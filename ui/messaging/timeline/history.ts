import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { type Histories, keptHead } from "@/ui/live/histories";
import type { Waiting } from "@/ui/live/outbox-entry";
import { api, wireErrorOf } from "@/ui/trpc";

type About = { readonly entity: TimelineEntity; readonly recordId: string };

/** A note that the server has taken: shown until its entry has come. */
type TakenNote = {
  readonly waiting: Waiting;
  /** The number of its entry. */
  readonly seq: number;
};

export type HistoryView = {
  /** Newest first. */
  readonly entries: readonly TimelineEntryRecord[];
  readonly taken: readonly TakenNote[];
  readonly state: "loading" | "held" | "failed";
  /** There are older entries on the server. */
  readonly more: boolean;
};

/** As the server pages. */
const pageSize = 200;
/** Entries that a press on "earlier" should bring into sight, and pages that it reads for them at most. */
const fewMore = 20;
const mostPages = 5;
/** As the server counts a head. */
const headSize = 12;

/** What happened to one record, as far as this tab has read it; grows at both ends. */
export class RecordHistory {
  view: HistoryView = { entries: [], taken: [], state: "loading", more: false };
  readonly about: About;
  readonly #listeners = new Set<() => void>();
  /** How far this tab has read: entries are written, and rewritten, in the order of the record's count. */
  #count = 0;
  #reading: Promise<void> | null = null;
  readonly #device: () => Promise<Histories | null>;
  #takenUp: Promise<void> | null = null;

  constructor(about: About, device: () => Promise<Histories | null>) {
    this.about = about;
    this.#device = device;
  }

  /** Shows the lines that the device took along, until the server is asked for what is newer. */
  takeUp(): Promise<void> {
    this.#takenUp ??= this.#readDevice();
    return this.#takenUp;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what is newer, until all up to the record's count `seq` is known. */
  async pull(seq: number): Promise<void> {
    await this.takeUp();
    await this.#reading;
    if (this.#count >= seq && this.view.state === "held") return;
    this.#reading = this.#readNewer(seq);
    await this.#reading;
    this.#reading = null;
  }

  /** Reads back until some more of what is looked for is held, the beginning is reached, or it has read a good deal. */
  async readMore(isWanted: (entry: TimelineEntryRecord) => boolean): Promise<void> {
    const wanted = () => this.view.entries.filter(isWanted).length;
    const enough = wanted() + fewMore;
    for (let page = 0; page < mostPages && this.view.more && wanted() < enough; page++)
      await this.#readOlder();
  }

  /** Reads back until the entry of this number is held. */
  async readBackTo(seq: number): Promise<void> {
    await this.pull(seq);
    for (let page = 0; page < mostPages && this.view.more && this.#oldest > seq; page++)
      await this.#readOlder();
  }

  async #readNewer(seq: number): Promise<void> {
    const read = await this.#ask({ after: this.#count });
    if (!read) return;
    this.#count = Math.max(this.#count, seq, ...read.map(({ revised }) => revised));
    // Beyond a full page there is more that is new: what is held would no longer join on to it.
    const held = read.length < pageSize ? this.view.entries : [];
    // What was rewritten further back than this tab has read comes with its neighbours, when they are asked for.
    const isInReach = ({ seq: at }: TimelineEntryRecord) => held.length === 0 || at >= this.#oldest;
    this.#hold(held, read.filter(isInReach));
    void this.#keep();
  }

  async #readDevice(): Promise<void> {
    try {
      const head = await (await this.#device())?.get(this.about.recordId);
      if (!head || this.view.state !== "loading") return;
      this.#count = head.count;
      this.#hold([], head.entries);
    } catch {
      // Nothing can be read on this device: the server is asked for all of it.
    }
  }

  async #keep(): Promise<void> {
    const { recordId } = this.about;
    const entries = this.view.entries.slice(0, headSize);
    try {
      await (await this.#device())?.put([keptHead({ recordId, entries }, this.#count)]);
    } catch {
      // Not without a network then; the sync pill says what is wrong with the device.
    }
  }

  async #readOlder(): Promise<void> {
    const read = await this.#ask({ after: 0, before: this.#oldest });
    if (read) this.#hold(this.view.entries, read);
  }

  get #oldest(): number {
    return this.view.entries.at(-1)?.seq ?? 1;
  }

  /** The outbox no longer shows it, and the feed may not have told of its entry. */
  took(note: TakenNote): void {
    if (note.seq > this.#count) this.#set({ taken: [...this.view.taken, note] });
  }

  /** Shows at once what a command makes of an entry; the answer puts it back as it was. */
  amend(id: string, change: Partial<TimelineEntryRecord>): () => void {
    const before = this.view.entries.find((entry) => entry.id === id);
    const put = (to: TimelineEntryRecord) =>
      this.#set({ entries: this.view.entries.map((entry) => (entry.id === id ? to : entry)) });
    if (before) put({ ...before, ...change });
    return () => before && put(before);
  }

  /** Null where no answer came, or none that this person may have. */
  async #ask(range: { readonly after: number; readonly before?: number }) {
    try {
      const read = await api.messaging.timeline.list.query({ ...this.about, ...range });
      // What is null may be left out on the wire.
      type Change = (typeof read)[number]["changes"][number];
      const whole = ({ field, before = null, after = null, names }: Change) => ({
        ...{ field, before, after },
        ...(names && { names }),
      });
      return read.map((entry): TimelineEntryRecord => ({ ...entry, changes: entry.changes.map(whole) }));
    } catch (error) {
      const isHidden = wireErrorOf(error).kind === "refused";
      this.#set({ state: this.view.entries.length > 0 && !isHidden ? "held" : "failed" });
      return null;
    }
  }

  #hold(held: readonly TimelineEntryRecord[], read: readonly TimelineEntryRecord[]): void {
    const bySeq = new Map([...held, ...read].map((entry) => [entry.seq, entry]));
    const entries = [...bySeq.values()].sort((a, b) => b.seq - a.seq);
    this.#set({
      entries,
      state: "held",
      more: (entries.at(-1)?.seq ?? 1) > 1,
      taken: this.view.taken.filter(({ seq }) => seq > this.#count),
    });
  }

  #set(change: Partial<HistoryView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
