/** A choice of the person that this device keeps, known before anybody has signed in, and followed by what it changes. */
export class KeptWord<Word extends string> {
  readonly #key: string;
  readonly #read: (stored: string | null) => Word;
  readonly #listeners = new Set<() => void>();
  #chosen: Word | undefined;

  /** `read`: what a stored word, or none, stands for. */
  constructor(key: string, read: (stored: string | null) => Word) {
    this.#key = key;
    this.#read = read;
  }

  readonly current = (): Word => {
    this.#chosen ??= this.#read(this.#stored());
    return this.#chosen;
  };

  set(word: Word): void {
    if (word === this.current()) return;
    this.#chosen = word;
    try {
      localStorage.setItem(this.#key, word);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #stored(): string | null {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}
