const bytewise = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Ids in the order of their keys, ties by id. A change costs one binary search; readers get an array that stays as it is. */
export class SortedIds<Key> {
  readonly #keys = new Map<string, Key>();
  readonly #compareKeys: (a: Key, b: Key) => number;
  #order: string[] = [];
  #isShared = false;

  constructor(compareKeys: (a: Key, b: Key) => number) {
    this.#compareKeys = compareKeys;
  }

  /** The same array until something changes. */
  get ids(): readonly string[] {
    this.#isShared = true;
    return this.#order;
  }

  get size(): number {
    return this.#order.length;
  }

  /** True where the order changed. */
  set(id: string, key: Key): boolean {
    const before = this.#keys.get(id);
    if (before !== undefined) {
      if (this.#compareKeys(before, key) === 0) return false;
      this.delete(id);
    }
    this.#own().splice(this.#placeOf(id, key), 0, id);
    this.#keys.set(id, key);
    return true;
  }

  delete(id: string): boolean {
    const key = this.#keys.get(id);
    if (key === undefined) return false;
    this.#own().splice(this.#placeOf(id, key), 1);
    this.#keys.delete(id);
    return true;
  }

  /** Replaces everything; sorts once. */
  fill(entries: Iterable<readonly [string, Key]>): void {
    this.#keys.clear();
    for (const [id, key] of entries) this.#keys.set(id, key);
    this.#order = [...this.#keys]
      .sort(([a, keyA], [b, keyB]) => this.#compareKeys(keyA, keyB) || bytewise(a, b))
      .map(([id]) => id);
    this.#isShared = false;
  }

  #own(): string[] {
    if (this.#isShared) this.#order = [...this.#order];
    this.#isShared = false;
    return this.#order;
  }

  /** Where it is, or belongs. */
  #placeOf(id: string, key: Key): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#order[middle] ?? "";
      const order = this.#compareKeys(this.#keys.get(other) as Key, key) || bytewise(other, id);
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
