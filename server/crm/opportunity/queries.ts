import type { CardTuple } from "@/common/crm/card-tuple";
import type { OpportunityId } from "@/common/crm/opportunity";
import type { OpportunityRecord } from "@/common/crm/records";
import { searchText } from "@/common/search-text";
import type { ReadContext } from "@/server/core/context";
import { findOpportunity, visibleSql } from "./access";
import { type CardRow, cardColumns, tuple, view } from "./view";

export async function getOpportunity(ctx: ReadContext, { id }: OpportunityId): Promise<OpportunityRecord> {
  return view(await findOpportunity(ctx, id));
}

/** Opportunities, lost ones too, in whose text every word of the query is found; the last touched first. */
export async function searchOpportunities(
  ctx: ReadContext,
  { query, limit }: { query: string; limit: number },
): Promise<CardTuple[]> {
  const words = searchText(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const { where, values } = visibleSql(ctx.actor, 3);
  const rows = await ctx.sql<CardRow>(
    `SELECT ${cardColumns} FROM opportunity o LEFT JOIN partner c ON c.id = o.customer_id
     WHERE (o.search_text LIKE ALL ($1::text[])
       OR o.customer_id IN (SELECT id FROM partner WHERE search_text LIKE ALL ($1::text[])))
       AND ${where}
     ORDER BY o.touched_at DESC, o.id LIMIT $2`,
    [words.map((word) => `%${word}%`), limit, ...values],
    "opportunity-search",
  );
  return rows.map(tuple);
}
