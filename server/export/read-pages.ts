import type { Sql } from "@/server/core/db";

/** Rows that are held at a time: some hundred kilobytes. */
const pageSize = 500;

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * The rows of a statement of any length, a page at a time: the database keeps its place. Only inside a transaction. The
 * next page is read when it is asked for, so that a slow reader holds one.
 */
export async function* readPages<Row>(sql: Sql, { text, values }: Statement): AsyncGenerator<Row[]> {
  await sql(`DECLARE exported NO SCROLL CURSOR FOR ${text}`, values);
  for (;;) {
    const rows = await sql<Row>(`FETCH ${pageSize} FROM exported`);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) break;
  }
  await sql("CLOSE exported");
}
