import { monitorEventLoopDelay } from "node:perf_hooks";

const askEvery = 200;

/**
 * How far behind this machine is: the longest that an app process or this one kept anybody waiting lately, in
 * milliseconds. A loaded machine delivers late without anything being wrong, so bounds in time are counted from it.
 */
export class Pace {
  readonly #delay = monitorEventLoopDelay({ resolution: 10 });
  readonly #ask: () => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #longest = 0;
  #isStopped = false;

  constructor(ask: () => Promise<unknown>) {
    this.#ask = ask;
  }

  get jitter(): number {
    return Math.max(this.#longest, this.#delay.max / 1e6);
  }

  start(): void {
    this.#delay.enable();
    void this.#measure();
  }

  /** A new stretch of time: what was slow before no longer counts. */
  forget(): void {
    this.#longest = 0;
    this.#delay.reset();
  }

  stop(): void {
    this.#isStopped = true;
    this.#delay.disable();
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #measure(): Promise<void> {
    const begun = performance.now();
    await this.#ask().catch(() => undefined);
    this.#longest = Math.max(this.#longest, performance.now() - begun);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#measure(), askEvery);
  }
}
