import { deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Cursor, LiveRecord } from "@/common/live";
import type { Kept } from "./client";

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
  rows: { key: string; value: LiveRecord };
  state: { key: "state"; value: State };
};
export type Database = IDBPDatabase<Schema>;

const prefix = "cordee-";
export const nameOf = (personId: string): string => prefix + personId;

/** `onClosed`: the browser closed it under us, or another tab is deleting it. */
export function openDatabase(personId: string, onClosed: (isDeleted: boolean) => void): Promise<Database> {
  const opening: Promise<Database> = openDB<Schema>(nameOf(personId), 1, {
    upgrade(database) {
      database.createObjectStore("rows");
      database.createObjectStore("state");
    },
    blocking(_current, next, event) {
      (event.target as IDBDatabase).close();
      onClosed(next === null);
    },
    terminated: () => onClosed(false),
  });
  return opening;
}

/** Deletes the databases of everybody but this person. */
export async function deleteOthers(personId: string | null, known: readonly string[]): Promise<void> {
  const listed = (await indexedDB.databases?.()) ?? [];
  const names = new Set([...listed.flatMap(({ name }) => name ?? []), ...known.map(nameOf)]);
  const kept = personId === null ? null : nameOf(personId);
  await Promise.all(
    [...names].filter((name) => name.startsWith(prefix) && name !== kept).map((name) => deleteDB(name)),
  );
}
