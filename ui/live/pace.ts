/**
 * Milliseconds between two showings of what colleagues did, while something is in this person's hand: showing it takes
 * a phone several frames, and what follows a finger must not stumble at each of twenty changes a second.
 */
const betweenWhileHeld = 500;

/** When what the feed brings is shown: at the next frame, and gathered while somebody drags. */
export class Pace {
  readonly #atFrame: (work: () => void) => void;
  #isHeld = false;
  /** By `performance.now()`. */
  #last = 0;
  #waiting: { readonly work: () => void; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(atFrame: (work: () => void) => void) {
    this.#atFrame = atFrame;
  }

  /** One piece of work at a time: the next is given once this one was done. */
  readonly schedule = (work: () => void): void => {
    const rest = this.#isHeld ? this.#last + betweenWhileHeld - performance.now() : 0;
    if (rest <= 0) this.#run(work);
    else this.#waiting = { work, timer: setTimeout(() => this.#release(), rest) };
  };

  /** True from the lift to the drop; what was gathered by then is shown at the next frame. */
  hold(isHeld: boolean): void {
    if (isHeld && !this.#isHeld) this.#last = performance.now();
    this.#isHeld = isHeld;
    if (!isHeld) this.#release();
  }

  #release(): void {
    if (!this.#waiting) return;
    const { work, timer } = this.#waiting;
    this.#waiting = null;
    clearTimeout(timer);
    this.#run(work);
  }

  #run(work: () => void): void {
    this.#last = performance.now();
    this.#atFrame(work);
  }
}
