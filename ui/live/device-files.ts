import type { FileShelf } from "./outbox-files";
import { OwnDatabase } from "./own-database";

type Schema = { files: { key: string; value: { readonly blob: Blob; readonly at: number } } };

const prefix = "cordee-files-";
export const filesNameOf = (personId: string): string => prefix + personId;
/** The database of the files that wait in an outbox. */
export const filesBeside = (outboxName: string): string => outboxName.replace(/^cordee-outbox-/, prefix);

/** Milliseconds in which the command that names a file is surely written. */
const sweepAfter = 3_600_000;

/**
 * A database of its own beside the outbox's: bytes may find no room where words do, and an outbox of an older format
 * stays readable. Opened with the first file.
 */
export class DeviceFiles implements FileShelf {
  readonly #database: OwnDatabase<Schema>;

  constructor(personId: string) {
    this.#database = new OwnDatabase(filesNameOf(personId), (database) => {
      database.createObjectStore("files");
    });
  }

  async put(id: string, blob: Blob): Promise<void> {
    const transaction = (await this.#database.open()).transaction("files", "readwrite", {
      durability: "strict",
    });
    await Promise.all([transaction.store.put({ blob, at: Date.now() }, id), transaction.done]);
  }

  async get(id: string): Promise<Blob | null> {
    return (await this.#isThere())
      ? ((await (await this.#database.open()).get("files", id))?.blob ?? null)
      : null;
  }

  async drop(ids: readonly string[]): Promise<void> {
    if (!(await this.#isThere())) return;
    const transaction = (await this.#database.open()).transaction("files", "readwrite");
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  }

  async sweep(named: ReadonlySet<string>): Promise<void> {
    if (!(await this.#isThere())) return;
    const database = await this.#database.open();
    for (const id of await database.getAllKeys("files")) {
      const file = named.has(id) ? undefined : await database.get("files", id);
      if (file && Date.now() - file.at > sweepAfter) await database.delete("files", id);
    }
  }

  /** Whoever never sends files has no database for them. */
  async #isThere(): Promise<boolean> {
    if (this.#database.isInUse || !indexedDB.databases) return true;
    return (await indexedDB.databases()).some(({ name }) => name === this.#database.name);
  }
}
