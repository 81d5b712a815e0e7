/**
 * Topics that are told one column per frame: showing a move takes a phone most of a frame, and many at once would make
 * what somebody drags stumble.
 */
export class Turns {
  readonly #emit: (topic: string) => void;
  readonly #atFrame: (work: () => void) => void;
  /** By column, in the order in which they changed. */
  readonly #waiting = new Map<string, Set<string>>();
  #isRunning = false;

  constructor(emit: (topic: string) => void, atFrame: (work: () => void) => void) {
    this.#emit = emit;
    this.#atFrame = atFrame;
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
      this.#isRunning = false;
      const [column] = this.#waiting.keys();
      if (column !== undefined) this.#tell(column);
      this.#run();
    });
  }

  #tell(column: string): void {
    const topics = this.#waiting.get(column) ?? [];
    this.#waiting.delete(column);
    for (const topic of topics) this.#emit(topic);
  }
}
