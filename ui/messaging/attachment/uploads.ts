import { mostFiles, problemOfFile } from "@/common/messaging/attachment";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { newId } from "@/ui/live/new-id";
import type { Attached } from "@/ui/live/outbox";
import { WireError } from "@/ui/live/wire";

/** A file that goes along with a note that is being written. */
export type Sending = {
  readonly id: string;
  readonly name: string;
  /** Bytes, and how many of them the server has. */
  readonly size: number;
  readonly sent: number;
  /** `waiting`: for a network; it goes on by itself, and the note may be sent before. */
  readonly state: "sending" | "sent" | "waiting" | "failed";
  /** Why it failed, as a key of messages `errors`. */
  readonly reason: string | null;
};

/** The record that they are for. */
export type UploadsAbout = { readonly entity: TimelineEntity; readonly recordId: string };

type Held = { readonly file: File; stop: AbortController };

/** The files of one note that is being written; they are on their way while it is. */
export class Uploads {
  view: readonly Sending[] = [];
  readonly #about: UploadsAbout;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();

  constructor(about: UploadsAbout) {
    this.#about = about;
    if (typeof addEventListener === "function") addEventListener("online", () => this.#goOn());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What may not be sent is said at once, and not sent. */
  add(files: readonly File[]): void {
    for (const file of files) {
      const id = newId();
      const reason = this.view.length >= mostFiles ? "tooManyFiles" : problemOfFile(file);
      const state = reason ? "failed" : "sending";
      this.#held.set(id, { file, stop: new AbortController() });
      this.#set([...this.view, { id, name: file.name, size: file.size, sent: 0, state, reason }]);
      if (!reason) void this.#send(id, true);
    }
  }

  /** Begins again, or goes on, with one that failed. */
  retry(id: string): void {
    this.#change(id, { state: "sending", reason: null });
    void this.#send(id, false);
  }

  remove(id: string): void {
    const held = this.#held.get(id);
    const { sent = 0 } = this.view.find((one) => one.id === id) ?? {};
    this.#held.delete(id);
    this.#set(this.view.filter((one) => one.id !== id));
    held?.stop.abort();
    if (sent > 0)
      void import("@/ui/live/send-file").then(({ forgetFile }) => forgetFile(id)).catch(() => undefined);
  }

  /** All of them, for the note that takes them: what is not there yet goes on with it. */
  take(): readonly Attached[] {
    const taken = this.view.flatMap(({ id, name, size, reason }) => {
      const held = reason ? undefined : this.#held.get(id);
      return held ? { id, name, size, type: held.file.type, blob: held.file } : [];
    });
    const ids = new Set(taken.map(({ id }) => id));
    this.#set(this.view.filter(({ id }) => !ids.has(id)));
    for (const id of ids) {
      const held = this.#held.get(id);
      this.#held.delete(id);
      held?.stop.abort();
    }
    return taken;
  }

  async #send(id: string, isNew: boolean): Promise<void> {
    const held = this.#held.get(id);
    if (!held) return;
    const { file } = held;
    held.stop = new AbortController();
    const { signal } = held.stop;
    const progress = (sent: number) => this.#change(id, { sent });
    try {
      const { sendFile } = await import("@/ui/live/send-file");
      if (signal.aborted) return;
      const about = { id, name: file.name, type: file.type, size: file.size };
      await sendFile(about, { ...this.#about, blob: file, progress }, { isNew, signal });
      this.#change(id, { state: "sent", sent: file.size });
    } catch (error) {
      // Without an error of the wire: the part of the page that sends could not be fetched.
      const isFinal = error instanceof WireError && error.kind !== "network";
      this.#change(id, isFinal ? { state: "failed", reason: error.reason } : { state: "waiting" });
    }
  }

  /** The network is back: what only waited for it goes on by itself. */
  #goOn(): void {
    for (const { id, state } of this.view) if (state === "waiting") this.retry(id);
  }

  #change(id: string, change: Partial<Sending>): void {
    this.#set(this.view.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #set(view: readonly Sending[]): void {
    this.view = view;
    for (const listener of this.#listeners) listener();
  }
}
