import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Cursor, LiveRecord } from "@/common/live";
import { filesNameOf } from "./device-files";
import type { Kept } from "./keeper";
import { forgetPictures } from "./kept-pictures";
import { outboxNameOf } from "./outbox-shelf";
import { forgetShares } from "./shared-things";

/** Raised when rows are kept in another way: an unknown format is wiped and a new snapshot taken. */
export const format = 2;

/** Written in the transaction that writes the rows it speaks of. */
export type State = Kept & {
  readonly format: number;
  readonly cursor: Cursor;
  /** New with each writing: a tab that does not know it must write everything anew before it may add to it. */
  readonly stamp: string;
};

type Schema = {
  /** Many rows in one value; the first pack holds what the first screen shows. See `packs.ts`. */
  packs: { key: number; value: string };
  /** What changed since the packs were written, by `kind/id`; null: gone. */
  rows: { key: string; value: LiveRecord | null };
  state: { key: "state"; value: State };
};
export type Database = IDBPDatabase<Schema>;
export type Writing = IDBPTransaction<Schema, ["packs", "rows", "state"], "readwrite">;

const prefix = "cordee-";
const nameOf = (personId: string): string => prefix + personId;
export const historiesNameOf = (personId: string): string => `${prefix}histories-${personId}`;

/** `onClosed`: the browser closed it under us, or another tab is deleting it. */
export function openDatabase(personId: string, onClosed: (isDeleted: boolean) => void): Promise<Database> {
  const opening: Promise<Database> = openDB<Schema>(nameOf(personId), format, {
    upgrade(database) {
      for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
      for (const name of ["packs", "rows", "state"] as const) database.createObjectStore(name);
    },
    blocking(_current, next, event) {
      (event.target as IDBDatabase).close();
      onClosed(next === null);
    },
    terminated: () => onClosed(false),
  });
  return opening;
}

/**
 * Deletes every database of the product but these; and pictures, unless the records of somebody known to be here stay.
 * What was shared before anybody was known waits for who signs in.
 */
export async function deleteAllBut(kept: readonly string[], known: readonly string[]): Promise<void> {
  if (!known.some((personId) => kept.includes(nameOf(personId)))) await forgetPictures();
  const isLeft = known.length > 0 && !known.some((personId) => kept.includes(nameOf(personId)));
  if (isLeft) await forgetShares();
  const listed = (await indexedDB.databases?.()) ?? [];
  const names = new Set([...listed.flatMap(({ name }) => name ?? []), ...known.flatMap(namesOf)]);
  await Promise.all(
    [...names]
      .filter((name) => name.startsWith(prefix) && !kept.includes(name))
      .map((name) => deleteDB(name)),
  );
}

/** What a person has on this device: records, their histories, what waits, and the files that wait. */
export const namesOf = (personId: string): readonly string[] => [
  nameOf(personId),
  historiesNameOf(personId),
  outboxNameOf(personId),
  filesNameOf(personId),
];
