import type { CardTuple } from "@/common/crm/card-tuple";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { visibleSql } from "./access";
import { type CardRow, cardColumns, tuple } from "./view";

/** Cards of each column on the first page of a snapshot: with the totals they make the board usable. */
const firstOfColumn = 80;
const pageSize = 2_000;

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
