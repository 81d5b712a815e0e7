import type { Cursor } from "@/common/live";
import { type Effect, patchesOf } from "./effects";
import { newId } from "./new-id";
import { backOff, type Pauses } from "./pauses";
import type { LiveStore } from "./store";
import { type Wire, WireError } from "./wire";

/**
 * A command on its way, plain data so that it can be kept on the device. `accepted`: the server has it, its effect stays
 * until the feed has brought what it did. `needsAttention`: refused for good, its effect is taken back.
 */
export type Waiting = {
  readonly mutationId: string;
  readonly command: string;
  readonly input: unknown;
  readonly effect: Effect | null;
  /** Commands on one record go out in the order they were given. */
  readonly recordId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly tries: number;
  readonly state: "waiting" | "sending" | "accepted" | "needsAttention";
  /** Of an accepted one: its place in the log. */
  readonly seq: number | null;
  readonly reason: string | null;
  readonly details: readonly unknown[];
};

export type Outcome<Result = unknown> =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false;
      readonly mutationId: string;
      readonly reason: string;
      readonly details: readonly unknown[];
    };

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

/** Every command goes through this one queue, with its mutation id and its optimistic effect. */
export class OutboxQueue {
  readonly #parts: Parts;
  readonly #hooks: Hooks;
  readonly #entries = new Map<string, Waiting>();
  readonly #answers = new Map<string, (outcome: Outcome) => void>();
  #isPaused = false;
  #isStopped = false;

  constructor(parts: Parts, hooks: Hooks) {
    this.#parts = parts;
    this.#hooks = hooks;
  }

  get entries(): readonly Waiting[] {
    return [...this.#entries.values()];
  }

  perform(command: string, input: unknown, effect: Effect | null): Promise<Outcome> {
    const mutationId = newId();
    const entry: Waiting = {
      mutationId,
      command,
      input,
      effect,
      recordId: recordOf(input) ?? mutationId,
      createdAt: Date.now(),
      tries: 0,
      state: "waiting",
      seq: null,
      reason: null,
      details: [],
    };
    this.#entries.set(mutationId, entry);
    if (!this.#isStopped) this.#show(mutationId, effect);
    const outcome = new Promise<Outcome>((resolve) => this.#answers.set(mutationId, resolve));
    this.#hooks.onChange();
    this.flush();
    return outcome;
  }

  /** Inside the batch that moved the cursor: effects the base now holds itself are lifted. */
  followed(cursor: Cursor, isNewEpoch = false): void {
    for (const { mutationId, state, seq } of this.entries) {
      if (state !== "accepted" || (!isNewEpoch && (seq ?? 0) > cursor.seq)) continue;
      this.#parts.store.lift(mutationId);
      this.#entries.delete(mutationId);
    }
  }

  /** Sends what may go: nothing overtakes an earlier command on a record that it names. */
  flush(): void {
    if (this.#isPaused || this.#isStopped) return;
    const unfinished = new Set<string>();
    let sending = this.entries.filter((entry) => entry.state === "sending").length;
    for (const entry of this.entries) {
      if (entry.state !== "waiting" && entry.state !== "sending") continue;
      const isFree = ![entry.recordId, ...idsIn(entry.input)].some((id) => unfinished.has(id));
      if (entry.state === "waiting" && isFree && sending < mostSending) {
        sending++;
        void this.#send(entry);
      }
      for (const id of [entry.recordId, ...manyOf(entry.input)]) unfinished.add(id);
    }
  }

  /** Tries a refused command once more. */
  retry(mutationId: string): void {
    const entry = this.#entries.get(mutationId);
    if (entry?.state !== "needsAttention") return;
    this.#entries.delete(mutationId);
    void this.perform(entry.command, entry.input, entry.effect);
  }

  /** The person has seen why a command was refused. */
  dismiss(mutationId: string): void {
    if (this.#entries.get(mutationId)?.state !== "needsAttention") return;
    this.#entries.delete(mutationId);
    this.#hooks.onChange();
  }

  /** The session is over: what waits is kept, and no longer shown. */
  stop(): void {
    this.#isStopped = true;
    const { store } = this.#parts;
    store.batch("local", () => {
      for (const { mutationId } of this.entries) store.lift(mutationId);
    });
  }

  async #send(entry: Waiting): Promise<void> {
    this.#update(entry.mutationId, { state: "sending", tries: entry.tries + 1 });
    try {
      const reply = await this.#parts.wire.command(entry.command, entry.mutationId, entry.input);
      this.#hooks.onContact();
      this.#accept(entry.mutationId, reply.seq);
      this.#answer(entry.mutationId, { ok: true, result: reply.result });
    } catch (error) {
      await this.#fail(
        entry.mutationId,
        error instanceof WireError ? error : new WireError("network", "network"),
      );
    }
    this.flush();
  }

  #accept(mutationId: string, seq: number): void {
    const { store } = this.#parts;
    this.#update(mutationId, { state: "accepted", seq });
    const { cursor } = store;
    if (cursor && cursor.seq >= seq) store.batch("local", () => this.followed(cursor));
  }

  async #fail(mutationId: string, error: WireError): Promise<void> {
    const tries = this.#entries.get(mutationId)?.tries ?? 0;
    if (error.kind === "refused" || (error.reason === "internal" && tries >= mostInternal)) {
      const { reason, details } = error;
      this.#parts.store.batch("local", () => this.#parts.store.lift(mutationId));
      this.#update(mutationId, { state: "needsAttention", reason, details });
      this.#answer(mutationId, { ok: false, mutationId, reason, details });
      return;
    }
    this.#update(mutationId, { state: "waiting", reason: error.reason });
    if (error.kind === "signedOut") {
      this.stop();
      this.#hooks.onSignedOut();
      return;
    }
    this.#isPaused = true;
    await this.#parts.pauses.pause(Math.max(backOff(tries - 1), error.retryAfter ?? 0));
    this.#isPaused = false;
  }

  #show(mutationId: string, effect: Effect | null): void {
    const { store } = this.#parts;
    store.batch("local", () => store.lay(mutationId, patchesOf(effect)));
  }

  #update(mutationId: string, changes: Partial<Waiting>): void {
    const entry = this.#entries.get(mutationId);
    if (entry) this.#entries.set(mutationId, { ...entry, ...changes });
    this.#hooks.onChange();
  }

  #answer(mutationId: string, outcome: Outcome): void {
    this.#answers.get(mutationId)?.(outcome);
    this.#answers.delete(mutationId);
  }
}

function recordOf(input: unknown): string | null {
  const id = typeof input === "object" && input !== null && "id" in input ? input.id : null;
  return typeof id === "string" ? id : null;
}

/** A command on many records holds back what comes later for any of them. */
function manyOf(input: unknown): readonly string[] {
  const ids = typeof input === "object" && input !== null && "ids" in input ? input.ids : null;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

const uuids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** Records that a command names: a customer or a neighbour may itself still be on its way. */
const idsIn = (input: unknown): readonly string[] => JSON.stringify(input ?? null).match(uuids) ?? [];
