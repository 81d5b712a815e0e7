import type { ImportKind } from "@/common/import/fields";
import type { ImportSettings } from "@/common/import/settings";
import type { LiveEntity } from "@/common/live";
import type { FieldChange } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import type { Lists } from "./lists";
import type { MappedRow } from "./mapped-row";

export type Outcome = "created" | "updated" | "unchanged";

export function outcomeOf(isHere: boolean, changes: number): Outcome {
  if (!isHere) return "created";
  return changes > 0 ? "updated" : "unchanged";
}

/** What a batch of rows is planned with. */
export type Work = {
  readonly ctx: HotContext;
  readonly lists: Lists;
  readonly missing: ImportSettings["missing"];
  readonly known: ImportSettings["known"];
  /** Companies by what the file calls them, where it is not their name; null: by name, and made where there is none. */
  readonly companies: ReadonlyMap<string, string> | null;
  /** Whose name stands in the history; null: nobody's. */
  readonly authorId: string | null;
};

/** What becomes of a row, or of a record that it needs. */
export type Planned = {
  readonly row: number;
  readonly entity: LiveEntity;
  readonly recordId: string;
  readonly outcome: Outcome;
  /** The record's count once it is written. */
  readonly timelineSeq: number;
  readonly changes: readonly FieldChange[];
  /** Made because a row names it, and counted with no row. */
  readonly aside?: true;
};

export type BatchPlan = {
  readonly planned: readonly Planned[];
  /** Left out in a dry run. */
  write(): Promise<void>;
};

/** Compares a batch with the database, reading only. Rows with problems get none planned. */
export type Plan = (work: Work, rows: readonly MappedRow[]) => Promise<BatchPlan>;
export type Plans = Readonly<Record<ImportKind, Plan>>;

/** How a record is known by what a file calls it, or by all that a row says. */
export const externalKey = (prefix: string, { key, digest }: Pick<MappedRow, "key" | "digest">): string =>
  `${prefix}${key ?? `row:${digest}`}`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Keys that are ids of ours: what was exported from here. */
export const ownIds = (rows: readonly MappedRow[]): string[] =>
  rows.flatMap(({ key }) => (key !== null && uuid.test(key) ? [key.toLowerCase()] : []));
