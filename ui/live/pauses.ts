import { WireError } from "./wire";

/**
 * Waits that can be cut short: a network that came back should not sit out a back-off. What the server asked for is kept
 * to all the same, as it asked many others too.
 */
export class Pauses {
  readonly #waking = new Set<() => void>();

  /** `asked`: milliseconds of it that the server asked for. */
  pause(milliseconds: number, asked = 0): Promise<void> {
    const begun = performance.now();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waking.delete(wake);
        resolve();
      };
      const wake = () => {
        const left = begun + asked - performance.now();
        if (left <= 0) return end();
        clearTimeout(timer);
        timer = setTimeout(end, left);
      };
      let timer = setTimeout(end, Math.max(milliseconds, asked));
      this.#waking.add(wake);
    });
  }

  /** Before another try after `error`: as long as the server asked and somewhat more, at least a growing back-off. */
  afterFailure(error: unknown, tries: number): Promise<void> {
    const retryAfter = error instanceof WireError ? (error.retryAfter ?? 0) : 0;
    return this.pause(backOff(tries), retryAfter * (1 + Math.random() / 2));
  }

  wake(): void {
    for (const wake of [...this.#waking]) wake();
  }
}

const firstDelay = 500;
const longestDelay = 20_000;

/** Milliseconds before another try: doubling up to 20 s, each somewhere between half and all of it. */
export function backOff(tries: number): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** Math.min(tries, 10));
  return full * (0.5 + Math.random() / 2);
}

/** Until the browser has nothing better to do; answers how many milliseconds are left for it by then. */
export const idle = (atMost = 200): Promise<() => number> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === "function")
      requestIdleCallback((deadline) => resolve(() => deadline.timeRemaining()), { timeout: atMost });
    else setTimeout(() => resolve(() => 0));
  });
