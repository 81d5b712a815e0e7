import { isLasting, type Outcome, type Waiting } from "./outbox-entry";
import type { FileShelf } from "./outbox-files";
import type { Shelf } from "./outbox-shelf";
import { keepAgainAfter, troubleOf } from "./storage-trouble";

/** What one tab tells the others of the same person. */
export type Told =
  | { readonly entry: Waiting }
  | { readonly gone: string }
  | { readonly answered: string; readonly outcome: Outcome };

export type Tabs = {
  /** Of all tabs one sends; where the browser cannot say which, each does: the server takes a command once. */
  readonly isSender: boolean;
  tell(told: Told): void;
  /** The person is here: this tab sends from now on. */
  claim(): void;
  close(): void;
};

/** Where a person's queue lives on this device; null in a browser that keeps nothing. */
export type OutboxPlace = {
  readonly shelf: Shelf;
  /** The bytes of files that wait. */
  readonly files: FileShelf;
  /** `onTurn`: this tab has become the one that sends. */
  readonly tabs: ((onTold: (told: Told) => void, onTurn: () => void) => Tabs) | null;
};

type Hooks = {
  readonly entryOf: (mutationId: string) => Waiting | undefined;
  readonly onKept: (mutationIds: readonly string[]) => void;
  readonly onUnkept: (mutationIds: readonly string[], trouble: string) => void;
  /** Writes the bytes of their files. @throws where the device takes them not. */
  readonly keepFiles: (entries: readonly Waiting[]) => Promise<void>;
  readonly onTold: (told: Told) => void;
  readonly onTurn: () => void;
};

/** Milliseconds: by then most commands are answered and need not be written again. */
const writeAfter = 500;
/** After trouble, where it lasts. */
const longestRetry = 30_000;

/** Keeps the queue on the device, and in step with the person's other tabs. */
export class OutboxDevice {
  readonly #shelf: Shelf;
  readonly #tabs: Tabs | null;
  readonly #hooks: Hooks;
  readonly #dirty = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Writings of what could not be kept that failed in a row. */
  #failures = 0;

  constructor({ shelf, tabs }: OutboxPlace, hooks: Hooks) {
    this.#shelf = shelf;
    this.#hooks = hooks;
    this.#tabs = tabs?.(hooks.onTold, hooks.onTurn) ?? null;
  }

  get isSender(): boolean {
    return this.#tabs?.isSender ?? true;
  }

  /** What an earlier page or another tab left. @throws where the device cannot be read. */
  read(): Promise<readonly Waiting[]> {
    return this.#shelf.read();
  }

  claim(): void {
    this.#tabs?.claim();
  }

  /** Written at once: until then the person is not told that it is kept. */
  added(entry: Waiting): void {
    this.claim();
    if (!isLasting(entry)) return;
    this.#add(entry).then(
      () => {
        this.#hooks.onKept([entry.mutationId]);
        this.#tell(entry.mutationId);
      },
      (error: unknown) => this.#unkept([entry.mutationId], error),
    );
  }

  /** Written soon. What is lost of it by a kill only means that a command is sent once more, which does nothing. */
  changed(mutationId: string): void {
    const entry = this.#hooks.entryOf(mutationId);
    if (entry && !isLasting(entry)) return;
    this.#later(mutationId, writeAfter);
  }

  /** The others stop waiting for it, too. */
  settled(mutationId: string): void {
    this.changed(mutationId);
    this.#tell(mutationId);
  }

  answered(mutationId: string, outcome: Outcome): void {
    this.#tabs?.tell({ answered: mutationId, outcome });
  }

  /** Writes what is still to be written. */
  async retry(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const ids = [...this.#dirty];
    if (ids.length === 0) return;
    this.#dirty.clear();
    const entries = ids.flatMap((id) => this.#hooks.entryOf(id) ?? []);
    const there = new Set(entries.map(({ mutationId }) => mutationId));
    try {
      await this.#write(
        entries,
        ids.filter((id) => !there.has(id)),
      );
      this.#failures = 0;
      this.#hooks.onKept([...there]);
    } catch (error) {
      this.#failures++;
      this.#unkept(ids, error);
    }
  }

  async #add(entry: Waiting): Promise<void> {
    await this.#shelf.add(stored(entry));
    await this.#hooks.keepFiles([entry]);
  }

  /** The words first: they find room where a picture does not. */
  async #write(entries: readonly Waiting[], gone: readonly string[]): Promise<void> {
    await this.#shelf.write(entries.map(stored), gone);
    await this.#hooks.keepFiles(entries);
  }

  /** Shown as not kept until it is; see `Waiting.isKept`. */
  #unkept(ids: readonly string[], error: unknown): void {
    this.#hooks.onUnkept(ids, troubleOf(error));
    for (const id of ids) this.#later(id, keepAgainAfter(this.#failures, longestRetry));
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#tabs?.close();
  }

  #tell(mutationId: string): void {
    const entry = this.#hooks.entryOf(mutationId);
    this.#tabs?.tell(entry ? { entry: stored(entry) } : { gone: mutationId });
  }

  #later(mutationId: string, after: number): void {
    this.#dirty.add(mutationId);
    this.#timer ??= setTimeout(() => void this.retry(), after);
  }
}

/** As another page finds it: whoever was sending it may be gone. */
const stored = ({ keepTrouble: _, ...entry }: Waiting): Waiting => ({
  ...entry,
  state: entry.state === "sending" ? "waiting" : entry.state,
  isKept: true,
});
