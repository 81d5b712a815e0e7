import type { TimelineEntryRecord, TimelineInput } from "@/common/messaging/timeline";
import { api, wireErrorOf } from "@/ui/trpc";

export type HistoryEntity = TimelineInput["entity"];

/** A note on its way: shown at once, until its entry has come. */
export type PendingNote = {
  readonly key: string;
  readonly body: string;
  /** The number of its entry, once the server has it. */
  readonly seq: number | null;
  /** Why it was refused, as a key of messages `errors`. */
  readonly refused: string | null;
};

export type HistoryView = {
  /** Newest first. */
  readonly entries: readonly TimelineEntryRecord[];
  readonly pending: readonly PendingNote[];
  readonly state: "loading" | "held" | "failed";
  /** There are older entries on the server. */
  readonly more: boolean;
};

/** What happened to one record, as far as this tab has read it; grows at both ends. */
export class RecordHistory {
  view: HistoryView = { entries: [], pending: [], state: "loading", more: false };
  readonly #about: { readonly entity: HistoryEntity; readonly recordId: string };
  readonly #listeners = new Set<() => void>();
  #reading: Promise<void> | null = null;

  constructor(about: { readonly entity: HistoryEntity; readonly recordId: string }) {
    this.#about = about;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what is newer, until entry `seq` is held. */
  async pull(seq: number): Promise<void> {
    await this.#reading;
    if (this.#newest >= seq && this.view.state === "held") return;
    this.#reading = this.#read({ after: this.#newest });
    await this.#reading;
    this.#reading = null;
  }

  readOlder(): Promise<void> {
    return this.#read({ after: 0, before: this.view.entries.at(-1)?.seq ?? 1 });
  }

  send(note: PendingNote): void {
    this.#set({ pending: [...this.view.pending, note] });
  }

  /** What became of a note on its way. */
  answered(key: string, change: Partial<PendingNote>): void {
    const pending = this.view.pending.map((note) => (note.key === key ? { ...note, ...change } : note));
    this.#set({ pending: pending.filter((note) => note.seq === null || note.seq > this.#newest) });
  }

  drop(key: string): void {
    this.#set({ pending: this.view.pending.filter((note) => note.key !== key) });
  }

  get #newest(): number {
    return this.view.entries[0]?.seq ?? 0;
  }

  async #read(range: { readonly after: number; readonly before?: number }): Promise<void> {
    try {
      const read = await api.messaging.timeline.list.query({ ...this.#about, ...range });
      // What is null may be left out on the wire.
      const whole = ({ field, before = null, after = null }: (typeof read)[number]["changes"][number]) => ({
        field,
        before,
        after,
      });
      this.#take(read.map((entry) => ({ ...entry, changes: entry.changes.map(whole) })));
    } catch (error) {
      const isHidden = wireErrorOf(error).kind === "refused";
      this.#set({ state: this.view.entries.length > 0 && !isHidden ? "held" : "failed" });
    }
  }

  #take(read: readonly TimelineEntryRecord[]): void {
    const held = new Map(this.view.entries.map((entry) => [entry.seq, entry]));
    for (const entry of read) held.set(entry.seq, entry);
    const entries = [...held.values()].sort((a, b) => b.seq - a.seq);
    const newest = entries[0]?.seq ?? 0;
    this.#set({
      entries,
      state: "held",
      more: (entries.at(-1)?.seq ?? 1) > 1,
      pending: this.view.pending.filter((note) => note.seq === null || note.seq > newest),
    });
  }

  #set(change: Partial<HistoryView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
