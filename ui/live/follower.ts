import type { Change, Cursor, FeedMessage } from "@/common/live";
import type { Start } from "@/common/live-start";
import { greet, judge } from "./feed-rule";
import type { Intake } from "./intake";
import type { Pauses } from "./pauses";
import type { Snapshot } from "./snapshot";
import type { LiveStore } from "./store";
import { type Wire, WireError } from "./wire";

/** Messages kept while the client catches up; beyond it they are let go and pulled again. */
const mostHeld = 2_000;

type Parts = {
  readonly store: LiveStore;
  readonly intake: Intake;
  readonly snapshot: Snapshot;
  readonly wire: Wire;
  readonly pauses: Pauses;
  /** Runs its argument once per frame, or at once where nobody looks. */
  readonly schedule: (work: () => void) => void;
};

type Hooks = {
  /** Inside the batch that moves the cursor: the effects of commands up to it are in the base. */
  readonly onFollowed: (cursor: Cursor) => void;
  readonly onStarted: (reply: Start) => void;
  readonly onBehind: (behind: boolean) => void;
  readonly onContact: () => void;
  readonly onTrouble: (error: unknown) => void;
  readonly onSignedOut: () => void;
};

/** Follows the feed: decides what to apply, what to ignore and when to pull, and moves the cursor. */
export class Follower {
  readonly #parts: Parts;
  readonly #hooks: Hooks;
  #busy = false;
  #stopped = false;
  #wantsStart = false;
  #wantsPull = false;
  #held: FeedMessage[] = [];
  #greeting: Cursor | null = null;
  #queue: { readonly seq: number; readonly changes: readonly Change[] }[] = [];
  #isScheduled = false;

  constructor(parts: Parts, hooks: Hooks) {
    this.#parts = parts;
    this.#hooks = hooks;
  }

  /** Takes a new snapshot; the outbox is kept. */
  start(): void {
    this.#wantsStart = true;
    this.#held = [];
    this.#queue = [];
    this.#greeting = null;
    void this.#work();
  }

  pull(): void {
    this.#wantsPull = true;
    void this.#work();
  }

  stop(): void {
    this.#stopped = true;
    this.#parts.snapshot.abandon();
  }

  hello(hello: Cursor): void {
    this.#hooks.onContact();
    if (this.#busy) {
      this.#greeting = hello;
      return;
    }
    const { store } = this.#parts;
    const action = greet(store.cursor && { ...store.cursor, seq: this.#followed() }, hello);
    if (action === "pull") this.pull();
    else if (action !== "live") this.start();
  }

  feed(message: FeedMessage): void {
    this.#hooks.onContact();
    if (this.#busy || !this.#parts.store.cursor) {
      this.#hold(message);
      return;
    }
    const action = judge(this.#followed(), message);
    if (action === "apply") this.#enqueue(message);
    else if (action === "pull") {
      this.#hold(message);
      this.pull();
    }
  }

  #followed(): number {
    return this.#queue.at(-1)?.seq ?? this.#parts.store.cursor?.seq ?? -1;
  }

  #hold(message: FeedMessage): void {
    if (this.#held.length >= mostHeld) {
      this.#held = [];
      this.#wantsPull = true;
    }
    this.#held.push(message);
  }

  #enqueue(message: FeedMessage): void {
    this.#queue.push({ seq: message.seq, changes: JSON.parse(message.changes) as Change[] });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#parts.schedule(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    const steps = this.#queue;
    this.#queue = [];
    if (steps.length > 0) this.#apply(steps);
  }

  #apply(steps: readonly { readonly seq: number; readonly changes: readonly Change[] }[]): void {
    const { store, intake } = this.#parts;
    store.batch("feed", () => {
      for (const { seq, changes } of steps) {
        if (!store.cursor || seq <= store.cursor.seq) continue;
        intake.changes(changes, seq);
        store.cursor = { ...store.cursor, seq };
      }
      if (store.cursor) this.#hooks.onFollowed(store.cursor);
    });
  }

  /** One thing at a time: a snapshot or a pull; what arrives meanwhile is held. */
  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#hooks.onBehind(true);
    for (let tries = 0; (this.#wantsStart || this.#wantsPull) && !this.#stopped; ) {
      try {
        await this.#step();
        tries = 0;
      } catch (error) {
        this.#hooks.onTrouble(error);
        if (error instanceof WireError && error.kind === "signedOut") {
          this.stop();
          this.#hooks.onSignedOut();
        } else await this.#parts.pauses.afterFailure(error, tries++);
      }
    }
    this.#busy = false;
    if (!this.#stopped) this.#hooks.onBehind(false);
  }

  async #step(): Promise<void> {
    if (this.#wantsStart || !this.#parts.store.cursor) await this.#takeSnapshot();
    else await this.#pullPage(this.#parts.store.cursor);
    this.#hooks.onContact();
    if (!this.#wantsStart && !this.#wantsPull) this.#release();
  }

  async #takeSnapshot(): Promise<void> {
    const { store, intake, snapshot, wire } = this.#parts;
    this.#wantsStart = false;
    this.#wantsPull = false;
    snapshot.abandon();
    intake.tombstones.begin();
    let reply: Start;
    try {
      reply = await wire.start();
    } catch (error) {
      this.#wantsStart = true;
      intake.tombstones.end();
      throw error;
    }
    if (this.#stopped || this.#wantsStart) return intake.tombstones.end();
    this.#queue = [];
    store.batch("load", () => {
      snapshot.replace(reply);
      this.#hooks.onStarted(reply);
    });
    snapshot.fill(reply.next).catch(this.#hooks.onTrouble);
  }

  async #pullPage(cursor: Cursor): Promise<void> {
    this.#flush();
    const reply = await this.#parts.wire.since(this.#parts.store.cursor ?? cursor);
    if (this.#stopped || this.#wantsStart) return;
    if (reply.reset !== null) {
      this.start();
      return;
    }
    this.#wantsPull = reply.more;
    this.#apply([reply]);
  }

  /** Caught up: takes the messages that came meanwhile by the same rule, and what the server said it is at. */
  #release(): void {
    const held = this.#held;
    this.#held = [];
    const { store } = this.#parts;
    for (const [place, message] of held.entries()) {
      const action = judge(this.#followed(), message);
      if (action === "apply") this.#enqueue(message);
      else if (action === "pull") {
        this.#held = held.slice(place);
        this.#wantsPull = true;
        return;
      }
    }
    const greeting = this.#greeting;
    this.#greeting = null;
    if (!greeting || !store.cursor) return;
    const action = greet({ ...store.cursor, seq: this.#followed() }, greeting);
    if (action === "pull") this.#wantsPull = true;
    else if (action !== "live") this.#wantsStart = true;
  }
}
