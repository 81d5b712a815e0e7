/** Milliseconds from one column to the next: on a slow device one late frame in twenty is not felt, one in five is. */
const betweenColumns = 400;

/**
 * Topics that are told column by column, with a rest in between: showing what changed in one takes a phone two frames,
 * and what somebody drags must not stumble at each.
 */
export class Turns {
  readonly #emit: (topic: string) => void;
  readonly #atFrame: (work: () => void) => void;
  readonly #after: (work: () => void, milliseconds: number) => unknown;
  /** By column, in the order in which they changed. */
  readonly #waiting = new Map<string, Set<string>>();
  #isRunning = false;

  constructor(
    emit: (topic: string) => void,
    atFrame: (work: () => void) => void,
    after = (work: () => void, milliseconds: number): unknown => setTimeout(work, milliseconds),
  ) {
    this.#emit = emit;
    this.#atFrame = atFrame;
    this.#after = after;
  }

  add(topics: readonly string[]): void {
    for (const topic of topics) {
      const column = topic.slice(topic.indexOf("/") + 1);
      this.#waiting.set(column, (this.#waiting.get(column) ?? new Set()).add(topic));
    }
    this.#run();
  }

  /** Tells all that waits. */
  release(): void {
    for (const column of [...this.#waiting.keys()]) this.#tell(column);
  }

  #run(): void {
    if (this.#isRunning || this.#waiting.size === 0) return;
    this.#isRunning = true;
    this.#atFrame(() => {
      const [column] = this.#waiting.keys();
      if (column !== undefined) this.#tell(column);
      this.#after(() => {
        this.#isRunning = false;
        this.#run();
      }, betweenColumns);
    });
  }

  #tell(column: string): void {
    const topics = this.#waiting.get(column) ?? [];
    this.#waiting.delete(column);
    for (const topic of topics) this.#emit(topic);
  }
}
