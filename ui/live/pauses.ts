/** Waits that can be cut short: a network that came back should not sit out a back-off. */
export class Pauses {
  readonly #waking = new Set<() => void>();

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waking.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#waking.add(wake);
    });
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
