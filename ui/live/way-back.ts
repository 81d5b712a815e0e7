import type { Connection } from "./connection";
import type { Pauses } from "./pauses";
import type { Wire } from "./wire";

/** Milliseconds between two questions while nothing gets through, give or take a quarter. */
const every = 2_500;
/** A question that has waited so long counts as lost. */
const lostAfter = 10_000;

type Parts = {
  readonly wire: Pick<Wire, "reach" | "giveUpBefore">;
  readonly pauses: Pauses;
  readonly connection: () => Pick<Connection, "giveUpBefore">;
};

/**
 * While nothing gets through, asks for the smallest thing there is, again and again, each question on its own. The first
 * answer after a loss ends all waiting, long before pauses and time limits would: what began before it and has heard
 * nothing yet may hang on a dead connection.
 */
export class WayBack {
  readonly #parts: Parts;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** By when they were asked. */
  readonly #open = new Set<number>();
  #hasLost = false;
  #isOver = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Told of every change; asks as long as it is true. */
  offline(isOffline: boolean): void {
    if (isOffline && !this.#isOver && this.#timer === null) this.#ask();
    if (!isOffline) this.#rest();
  }

  stop(): void {
    this.#isOver = true;
    this.#rest();
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#open.clear();
    this.#hasLost = false;
  }

  #ask(): void {
    this.#timer = setTimeout(() => this.#ask(), every * (0.75 + Math.random() / 2));
    if (!isWorthAsking()) return;
    const begun = performance.now();
    for (const other of this.#open) if (begun - other > lostAfter) this.#lose(other);
    this.#open.add(begun);
    this.#parts.wire.reach().then(
      () => this.#reached(begun),
      () => this.#lose(begun),
    );
  }

  #lose(begun: number): void {
    if (this.#open.delete(begun)) this.#hasLost = true;
  }

  /** Answered before an earlier one: that one hangs. */
  #reached(begun: number): void {
    if (!this.#open.delete(begun)) return;
    for (const other of this.#open) if (other < begun) this.#lose(other);
    if (!this.#hasLost) return;
    this.#hasLost = false;
    this.#parts.wire.giveUpBefore(begun);
    this.#parts.connection().giveUpBefore(begun);
    this.#parts.pauses.wake();
  }
}

/** Nobody looks, or the device itself says that it has no network and will tell when it has one. */
const isWorthAsking = (): boolean =>
  globalThis.document?.visibilityState !== "hidden" && globalThis.navigator?.onLine !== false;
