import { historiesNameOf } from "./device-database";
import type { Histories, KeptHead } from "./histories";
import { OwnDatabase } from "./own-database";

type Schema = {
  /** As JSON: its size is known, and it is read only where it is shown. */
  heads: { key: string; value: string };
  /** What is to be known of all of them without reading them. */
  sizes: { key: string; value: readonly [count: number, bytes: number] };
};

/** A database of its own, which may be thrown away at any time; gone with the person's records. */
export class DeviceHistories implements Histories {
  readonly #database: OwnDatabase<Schema>;

  constructor(personId: string) {
    this.#database = new OwnDatabase(historiesNameOf(personId), (database) => {
      for (const name of ["heads", "sizes"] as const) database.createObjectStore(name);
    });
  }

  async get(recordId: string): Promise<KeptHead | null> {
    const head = await (await this.#database.open()).get("heads", recordId);
    return head === undefined ? null : (JSON.parse(head) as KeptHead);
  }

  async put(heads: readonly KeptHead[]): Promise<void> {
    const transaction = (await this.#database.open()).transaction(["heads", "sizes"], "readwrite");
    const puts = heads.flatMap((head) => {
      const text = JSON.stringify(head);
      return [
        transaction.objectStore("heads").put(text, head.recordId),
        transaction.objectStore("sizes").put([head.count, text.length], head.recordId),
      ];
    });
    await Promise.all([...puts, transaction.done]);
  }

  async drop(recordIds: readonly string[]): Promise<void> {
    const transaction = (await this.#database.open()).transaction(["heads", "sizes"], "readwrite");
    const gone = recordIds.flatMap((id) => [
      transaction.objectStore("heads").delete(id),
      transaction.objectStore("sizes").delete(id),
    ]);
    await Promise.all([...gone, transaction.done]);
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    const sizes = (await this.#database.open()).transaction("sizes").store;
    const [ids, values] = await Promise.all([sizes.getAllKeys(), sizes.getAll()]);
    return new Map(ids.map((id, place) => [id, values[place]?.[0] ?? 0]));
  }

  async bytes(): Promise<number> {
    const sizes = await (await this.#database.open()).getAll("sizes");
    return sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  }
}
