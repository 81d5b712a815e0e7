import type { Cursor, Reply } from "@/common/live";
import type { Effect } from "./effects";
import { newId } from "./new-id";
import type { OutboxPlace } from "./outbox-device";
import { OutboxEntries } from "./outbox-entries";
import {
  heldBy,
  kindOf,
  neededBy,
  type Outcome,
  recordOf,
  type Waiting,
  type WaitingFile,
} from "./outbox-entry";
import type { OutboxFiles } from "./outbox-files";
import type { Pauses } from "./pauses";
import type { LiveStore } from "./store";
import { type Wire, WireError } from "./wire";

/** Commands of different records on their way at once. */
const mostSending = 6;
/** Tries after which a server that fails inside is taken at its word. */
const mostInternal = 5;

type Parts = { readonly store: LiveStore; readonly wire: Wire; readonly pauses: Pauses };
type Hooks = {
  readonly onChange: () => void;
  readonly onContact: () => void;
  readonly onSignedOut: () => void;
};

type Awaited = { readonly promise: Promise<Outcome>; readonly resolve: (outcome: Outcome) => void };

function awaited(): Awaited {
  let resolve: Awaited["resolve"] = () => undefined;
  const promise = new Promise<Outcome>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Every command goes through this one queue, with its mutation id and its optimistic effect. */
export class OutboxQueue {
  readonly #parts: Parts;
  readonly #hooks: Hooks;
  readonly #entries: OutboxEntries;
  readonly #answers = new Map<string, Awaited>();
  #isPaused = false;
  #isStopped = false;

  constructor(parts: Parts, hooks: Hooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    this.#entries = new OutboxEntries(parts.store, {
      onChange: hooks.onChange,
      onMore: () => this.#more(),
      onOutcome: (mutationId, outcome) => this.#resolve(mutationId, outcome),
    });
  }

  get entries(): readonly Waiting[] {
    return this.#entries.all;
  }

  get files(): OutboxFiles {
    return this.#entries.files;
  }

  /** What becomes of one that waits, whichever page gave it and whichever tab sends it. */
  answerTo(mutationId: string): Promise<Outcome> {
    const held = this.#answers.get(mutationId) ?? awaited();
    this.#answers.set(mutationId, held);
    return held.promise;
  }

  /** The bytes of `files` are held already: see `OutboxFiles`. */
  perform(
    command: string,
    input: unknown,
    effect: Effect | null,
    files: readonly WaitingFile[] = [],
  ): Promise<Outcome> {
    const mutationId = newId();
    const outcome = this.answerTo(mutationId);
    this.#entries.add({
      mutationId,
      command,
      input,
      effect: this.#isStopped ? null : effect,
      recordId: recordOf(input) ?? mutationId,
      createdAt: Date.now(),
      tries: 0,
      state: "waiting",
      seq: null,
      reason: null,
      details: [],
      isKept: false,
      ...(files.length > 0 && { files }),
    });
    this.flush();
    return outcome;
  }

  /** From now on what waits outlives the page; what an earlier page or another tab left is sent. */
  keepOn(place: OutboxPlace, holdsAccepted: boolean): Promise<void> {
    return this.#entries.keepOn(place, holdsAccepted);
  }

  /**
   * Inside the batch that moved the cursor: effects the base now holds itself are lifted. Where it is a new snapshot,
   * those too that another log held: a backup was put back, and they are gone for everybody. One that was accepted since,
   * before this device heard of it, is of a log that the base is yet to come to.
   */
  followed(cursor: Cursor, isSnapshot = false): void {
    for (const { mutationId, state, seq, epoch = cursor.epoch } of this.entries) {
      const isInBase = epoch === cursor.epoch ? (seq ?? 0) <= cursor.seq : isSnapshot;
      if (state !== "accepted" || !isInBase) continue;
      this.#entries.lift(mutationId);
      this.#entries.remove(mutationId);
    }
  }

  /** Sends what may go: nothing overtakes an earlier command on a record that it names. */
  flush(): void {
    if (this.#isPaused || this.#isStopped || !this.#entries.isSender) return;
    const unfinished = new Set<string>();
    let sending = this.entries.filter((entry) => entry.state === "sending").length;
    for (const entry of this.entries) {
      if (entry.state !== "waiting" && entry.state !== "sending") continue;
      const isFree = !neededBy(entry).some((id) => unfinished.has(id));
      if (entry.state === "waiting" && isFree && sending < mostSending) {
        sending++;
        void this.#send(entry);
      }
      for (const id of heldBy(entry)) unfinished.add(id);
    }
  }

  /** Tries a refused command once more. */
  retry(mutationId: string): void {
    const entry = this.#entries.get(mutationId);
    if (entry?.state !== "needsAttention") return;
    void this.perform(entry.command, entry.input, entry.effect, entry.files);
    this.#entries.remove(mutationId);
  }

  /** The person has seen why a command was refused. */
  dismiss(mutationId: string): void {
    if (this.#entries.get(mutationId)?.state === "needsAttention") this.#entries.remove(mutationId);
  }

  /** Tries again to keep what the device did not take, and to send what waits. */
  wake(): void {
    this.#entries.retry();
    this.flush();
  }

  /** The session is over: what waits is kept, and no longer shown. */
  stop(): void {
    this.#isStopped = true;
    this.#entries.close();
  }

  async #send(entry: Waiting): Promise<void> {
    this.#entries.update(entry.mutationId, { state: "sending", tries: entry.tries + 1 });
    try {
      for (const file of entry.files ?? []) await this.#sendFile(entry, file);
      const reply = await this.#parts.wire.command(entry.command, entry.mutationId, entry.input);
      this.#hooks.onContact();
      this.#accept(entry.mutationId, reply);
      this.#answer(entry.mutationId, { ok: true, result: reply.result });
    } catch (error) {
      await this.#fail(
        entry.mutationId,
        error instanceof WireError ? error : new WireError("network", "network"),
      );
    }
    this.flush();
  }

  /** Where the bytes are not on this device the server may have them from before; else it refuses the command. */
  async #sendFile(entry: Waiting, file: WaitingFile): Promise<void> {
    const blob = await this.files.blobOf(file.id);
    const progress = (sent: number) => this.files.progress(file.id, sent);
    const about = { entity: kindOf(entry), recordId: entry.recordId };
    if (blob) await this.#parts.wire.upload(file, { ...about, blob, progress });
  }

  #accept(mutationId: string, { seq, epoch }: Pick<Reply<unknown>, "seq" | "epoch">): void {
    const { store } = this.#parts;
    this.#entries.update(mutationId, { state: "accepted", seq, epoch });
    const { cursor } = store;
    if (cursor && cursor.seq >= seq) store.batch("local", () => this.followed(cursor));
  }

  async #fail(mutationId: string, error: WireError): Promise<void> {
    const entry = this.#entries.get(mutationId);
    // Another tab has sent it meanwhile.
    if (entry?.state !== "sending") return;
    const { tries } = entry;
    if (error.kind === "refused" || (error.reason === "internal" && tries >= mostInternal)) {
      const { reason, details } = error;
      this.#parts.store.batch("local", () => this.#entries.lift(mutationId));
      this.#entries.update(mutationId, { state: "needsAttention", reason, details });
      this.#answer(mutationId, { ok: false, mutationId, reason, details });
      return;
    }
    this.#entries.update(mutationId, { state: "waiting", reason: error.reason });
    if (error.kind === "signedOut") {
      this.stop();
      this.#hooks.onSignedOut();
      return;
    }
    this.#isPaused = true;
    await this.#parts.pauses.afterFailure(error, tries - 1);
    this.#isPaused = false;
  }

  /** Others' and earlier ones among them, which the base may hold already. */
  #more(): void {
    const { store } = this.#parts;
    const { cursor } = store;
    if (cursor) store.batch("local", () => this.followed(cursor));
    this.flush();
  }

  #answer(mutationId: string, outcome: Outcome): void {
    this.#entries.answered(mutationId, outcome);
    this.#resolve(mutationId, outcome);
  }

  #resolve(mutationId: string, outcome: Outcome): void {
    this.#answers.get(mutationId)?.resolve(outcome);
    this.#answers.delete(mutationId);
  }
}
