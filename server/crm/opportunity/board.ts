import type { CardTuple } from "@/common/crm/card-tuple";
import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { visibleSql } from "./access";
import { type CardRow, cardColumns, tuple } from "./view";

/** Cards of each column on the first page of a snapshot: with the totals they make the board usable. */
const firstOfColumn = 80;
const pageSize = 2_000;

export type ColumnTotal = {
  readonly stageId: string;
  readonly status: OpportunityStatus;
  readonly count: number;
  /** Decimal strings in the company's currency. */
  readonly expected: string;
  readonly weighted: string;
};

/** The top cards of every column. */
export async function firstCards(sql: Sql, actor: Actor): Promise<CardTuple[]> {
  const { where, values } = visibleSql(actor, 1);
  const rows = await sql<CardRow>(
    `SELECT ${cardColumns} FROM stage s CROSS JOIN LATERAL (
       SELECT * FROM opportunity o WHERE o.stage_id = s.id AND o.status <> 'lost' AND ${where}
       ORDER BY o.position, o.id LIMIT ${firstOfColumn}
     ) o LEFT JOIN partner c ON c.id = o.customer_id`,
    values,
    "first-cards",
  );
  return rows.map(tuple);
}

/** What each column adds up to over all cards that the person may see, lost ones apart. */
export async function columnTotals(sql: Sql, actor: Actor): Promise<ColumnTotal[]> {
  const { where, values } = visibleSql(actor, 1);
  return sql<ColumnTotal>(
    `SELECT o.stage_id AS "stageId", o.status, count(*)::int AS count, sum(o.expected_revenue)::text AS expected,
       sum(round(o.expected_revenue * CASE o.status WHEN 'won' THEN 100 WHEN 'lost' THEN 0
         ELSE coalesce(o.probability, s.probability) END / 100, 2))::text AS weighted
     FROM opportunity o JOIN stage s ON s.id = o.stage_id WHERE ${where}
     GROUP BY o.stage_id, o.status`,
    values,
    "column-totals",
  );
}

/**
 * All cards a person may see in pages: open ones first, then won, then lost, each by id. `after` is the `next` of the
 * page before; cards already held come again, which does no harm.
 */
export async function cardPage(
  sql: Sql,
  actor: Actor,
  after: string | null,
): Promise<{ cards: CardTuple[]; next: string | null }> {
  const [status = "open", id = null] = after?.split(" ") ?? [];
  const { where, values } = visibleSql(actor, 3);
  const rows = await sql<CardRow>(
    `SELECT ${cardColumns} FROM opportunity o LEFT JOIN partner c ON c.id = o.customer_id
     WHERE (o.status, o.id) > ($1::opportunity_status, coalesce($2::uuid, '00000000-0000-0000-0000-000000000000'))
       AND ${where}
     ORDER BY o.status, o.id LIMIT ${pageSize}`,
    [status, id, ...values],
    "card-page",
  );
  const last = rows.at(-1);
  return {
    cards: rows.map(tuple),
    next: rows.length === pageSize && last ? `${last.status} ${last.id}` : null,
  };
}
