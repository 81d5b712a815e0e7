/**
 * What was evicted while reads were under way, so that an answer read earlier cannot bring a record back. A snapshot
 * page says how far it had read (`asOf`); of other reads only their start is known. Forgotten once nothing is read.
 */
export class Tombstones {
  readonly #dead = new Map<string, { readonly seq: number; readonly tick: number }>();
  #tick = 0;
  #reads = 0;
  #floor = 0;

  /** Begins a read; the answer is its token for `since`. Every begin needs its `end`. */
  begin(): number {
    this.#reads++;
    return this.#tick;
  }

  end(): void {
    this.#reads--;
    if (this.#reads === 0) this.#dead.clear();
  }

  bury(key: string, seq: number): void {
    if (this.#reads > 0) this.#dead.set(key, { seq, tick: ++this.#tick });
  }

  /** The feed brought the record back. */
  raise(key: string): void {
    this.#dead.delete(key);
  }

  /** Evicted later than a page with this `asOf` was read. */
  after(key: string, asOf: number): boolean {
    return (this.#dead.get(key)?.seq ?? -1) > asOf;
  }

  /** A new snapshot: answers to reads begun before it are void. */
  reset(): void {
    this.#dead.clear();
    this.#floor = ++this.#tick;
  }

  /** Evicted, or everything replaced, since the read with this token began. */
  since(key: string, token: number): boolean {
    return token < this.#floor || (this.#dead.get(key)?.tick ?? -1) > token;
  }
}
