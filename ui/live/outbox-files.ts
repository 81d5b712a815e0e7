/** Where the bytes of files outlive the page. */
export type FileShelf = {
  /** Written once the answer comes. @throws where the device takes nothing. */
  put(id: string, blob: Blob): Promise<void>;
  get(id: string): Promise<Blob | null>;
  drop(ids: readonly string[]): Promise<void>;
  /** Drops what nothing names any more: a page was killed between two writings. */
  sweep(named: ReadonlySet<string>): Promise<void>;
};

/** The bytes of files that wait: in this page from the press on, on the device as soon as it has taken them. */
export class OutboxFiles {
  readonly #onProgress: () => void;
  readonly #held = new Map<string, Blob>();
  readonly #kept = new Set<string>();
  readonly #sent = new Map<string, number>();
  #shelf: FileShelf | null = null;

  constructor(onProgress: () => void) {
    this.#onProgress = onProgress;
  }

  keepOn(shelf: FileShelf): void {
    this.#shelf = shelf;
  }

  hold(id: string, blob: Blob): void {
    this.#held.set(id, blob);
  }

  /** @throws where the device does not take them. */
  async keep(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const blob = this.#held.get(id);
      if (!blob || !this.#shelf || this.#kept.has(id)) continue;
      await this.#shelf.put(id, blob);
      this.#kept.add(id);
      // Meanwhile it was sent, or dropped.
      if (!this.#held.has(id)) await this.#shelf.drop([id]);
    }
  }

  /** Null where neither this page nor the device has it. */
  async blobOf(id: string): Promise<Blob | null> {
    return this.#held.get(id) ?? (await this.#shelf?.get(id).catch(() => null)) ?? null;
  }

  progress(id: string, sent: number): void {
    this.#sent.set(id, sent);
    this.#onProgress();
  }

  /** Bytes of it that the server has, as far as this page knows. */
  sentOf(id: string): number {
    return this.#sent.get(id) ?? 0;
  }

  drop(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) {
      this.#held.delete(id);
      this.#sent.delete(id);
    }
    // What stays for a failure goes with the next start.
    this.#shelf?.drop(ids).catch(() => undefined);
  }

  async sweep(named: readonly string[]): Promise<void> {
    await this.#shelf?.sweep(new Set(named)).catch(() => undefined);
  }
}
