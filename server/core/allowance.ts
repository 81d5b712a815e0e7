/** Callers remembered at most; beyond it those who have used nothing for longest are forgotten. */
const mostRemembered = 10_000;

type Left = { readonly tokens: number; readonly at: number };

/** So many per second and caller, and `burst` at once after a quiet while. */
export class Allowance {
  readonly #perSecond: number;
  readonly #burst: number;
  /** Whoever asked last stands last. */
  readonly #left = new Map<string, Left>();

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** True where the caller may once more; `now` in milliseconds. */
  take(caller: string, now = performance.now()): boolean {
    const { tokens, at } = this.#left.get(caller) ?? { tokens: this.#burst, at: now };
    const held = Math.min(this.#burst, tokens + ((now - at) / 1_000) * this.#perSecond);
    const isGiven = held >= 1;
    this.#left.delete(caller);
    const [first] = this.#left.size >= mostRemembered ? this.#left.keys() : [];
    if (first !== undefined) this.#left.delete(first);
    this.#left.set(caller, { tokens: isGiven ? held - 1 : held, at: now });
    return isGiven;
  }
}
