import { mostFiles, problemOfFile } from "@/common/messaging/attachment";
import { newId } from "@/ui/live/new-id";
import type { Running } from "./upload";

/** A file that goes along with a note that is being written. */
export type Sending = {
  readonly id: string;
  readonly name: string;
  /** Bytes, and how many of them the server has. */
  readonly size: number;
  readonly sent: number;
  readonly state: "sending" | "sent" | "failed";
  /** Why it failed, as a key of messages `errors`. */
  readonly reason: string | null;
};

type Held = { readonly file: File; running: Running | null };

/** The files of one note that is being written; they are on their way while it is. */
export class Uploads {
  view: readonly Sending[] = [];
  readonly #recordId: string;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();

  constructor(recordId: string) {
    this.#recordId = recordId;
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
      this.#held.set(id, { file, running: null });
      this.#set([...this.view, { id, name: file.name, size: file.size, sent: 0, state, reason }]);
      if (!reason) void this.#start(id, file);
    }
  }

  /** Begins again, or goes on, with one that failed. */
  retry(id: string): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#change(id, { state: "sending", reason: null });
    if (held.running) held.running.resume();
    else void this.#start(id, held.file);
  }

  remove(id: string): void {
    this.#held.get(id)?.running?.cancel();
    this.#held.delete(id);
    this.#set(this.view.filter((one) => one.id !== id));
  }

  /** Those that are here, for the note that takes them; they are no longer these uploads' to cancel. */
  take(): readonly Sending[] {
    const taken = this.view.filter(({ state }) => state === "sent");
    for (const { id } of taken) this.#held.delete(id);
    this.#set(this.view.filter(({ state }) => state !== "sent"));
    return taken;
  }

  async #start(id: string, file: File): Promise<void> {
    const fail = (reason: string) => this.#change(id, { state: "failed", reason });
    try {
      const { startUpload } = await import("./upload");
      if (!this.#held.has(id)) return;
      const running = await startUpload({
        ...{ id, file, recordId: this.#recordId, failed: fail },
        progress: (sent) => this.#change(id, { sent }),
        done: () => this.#change(id, { state: "sent", sent: file.size }),
      });
      const held = this.#held.get(id);
      if (held) held.running = running;
      else running.cancel();
    } catch {
      // The part of the page that sends could not be fetched.
      fail("network");
    }
  }

  /** The network is back: what only failed for want of it goes on by itself. */
  #goOn(): void {
    for (const { id, reason } of this.view) if (reason === "network") this.retry(id);
  }

  #change(id: string, change: Partial<Sending>): void {
    this.#set(this.view.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #set(view: readonly Sending[]): void {
    this.view = view;
    for (const listener of this.#listeners) listener();
  }
}
