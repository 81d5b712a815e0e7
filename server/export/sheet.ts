import type { Sql } from "@/server/core/db";

/** How a column's cells are written; all of them arrive as text, as the wire has them. */
export type CellKind =
  | "text"
  /** Decimal string with two decimals. */
  | "money"
  /** Decimal string. */
  | "number"
  /** YYYY-MM-DD */
  | "day"
  /** Instant as ISO text in UTC. */
  | "instant";

export type Column = { readonly header: string; readonly kind: CellKind };
export type Cells = readonly (string | null)[];

/** A list as a file has it. */
export type Sheet = {
  readonly title: string;
  readonly columns: readonly Column[];
  /** Its rows, some at a time; asked of one transaction. */
  pages(sql: Sql): AsyncIterable<readonly Cells[]>;
  /** How many there will be. */
  count(sql: Sql): Promise<number>;
};

/** How the person who asked writes numbers and days. */
export type Manner = { readonly locale: string; readonly timeZone: string };
