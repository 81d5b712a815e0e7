import type { CardTuple } from "@/common/crm/card-tuple";
import type { OpportunityId, OpportunityIds } from "@/common/crm/opportunity";
import type { OpportunityRecord } from "@/common/crm/records";
import { searchText } from "@/common/search-text";
import type { ReadContext } from "@/server/core/context";
import { mustHave } from "@/server/identity/rights";
import { canSee, findOpportunity, visibleSql } from "./access";
import { type CardRow, cardColumns, readRows, tuple, view } from "./view";

export async function getOpportunity(ctx: ReadContext, { id }: OpportunityId): Promise<OpportunityRecord> {
  return view(await findOpportunity(ctx, id));
}

/** Those of them that the person may see; the others are left out. */
export async function getOpportunities(
  ctx: ReadContext,
  { ids }: OpportunityIds,
): Promise<OpportunityRecord[]> {
  mustHave(ctx.actor, "deals");
  const rows = await readRows(ctx.sql, ids);
  return [...rows.values()].filter((row) => canSee(ctx.actor, row)).map(view);
}

/** More words than this narrow nothing further. */
const mostWords = 6;

/**
 * Opportunities, lost ones too, in whose own text, or whose customer's, every word of the query is found; the last
 * touched first. Each word is a condition of its own, which the trigram indexes answer.
 */
export async function searchOpportunities(
  ctx: ReadContext,
  { query, limit }: { query: string; limit: number },
): Promise<CardTuple[]> {
  mustHave(ctx.actor, "deals");
  const words = searchText(query).split(" ").filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return [];
  const { where, values } = visibleSql(ctx.actor, 2);
  const holdsAll = (column: string) =>
    words.map((_, index) => `${column} LIKE $${index + 2 + values.length}`).join(" AND ");
  const rows = await ctx.sql<CardRow>(
    `SELECT ${cardColumns} FROM (
       SELECT id FROM (
         SELECT o.id, o.touched_at FROM opportunity o WHERE ${holdsAll("o.search_text")} AND ${where}
         UNION
         SELECT o.id, o.touched_at FROM partner p JOIN opportunity o ON o.customer_id = p.id
         WHERE ${holdsAll("p.search_text")} AND ${where}
       ) found ORDER BY touched_at DESC, id LIMIT $1
     ) top JOIN opportunity o ON o.id = top.id LEFT JOIN partner c ON c.id = o.customer_id
     ORDER BY o.touched_at DESC, o.id`,
    [limit, ...values, ...words.map((word) => `%${word}%`)],
    `search-${words.length}`,
  );
  return rows.map(tuple);
}
