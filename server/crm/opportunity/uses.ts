import type { Uses } from "@/common/crm/uses";
import type { ReadContext } from "@/server/core/context";
import { mustHave } from "@/server/identity/rights";

/**
 * How many opportunities use each thing of the set-up, by its id. Who sets up must know what a deletion touches, so what
 * they may not see counts too: numbers, and nothing else of it.
 */
export async function countUses(ctx: ReadContext): Promise<Uses> {
  mustHave(ctx.actor, "configure");
  const rows = await ctx.sql<{ id: string; live: number; deleted: number }>(counting, [], "uses");
  const [amounts] = await ctx.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM opportunity WHERE expected_revenue <> 0 OR recurring_revenue <> 0`,
    [],
    "uses-amounts",
  );
  return {
    of: Object.fromEntries(rows.map(({ id, live, deleted }) => [id, { live, deleted }])),
    amounts: amounts?.n ?? 0,
  };
}

const counting = `
  SELECT used.id, count(*) FILTER (WHERE o.deleted_at IS NULL)::int AS live,
    count(*) FILTER (WHERE o.deleted_at IS NOT NULL)::int AS deleted
  FROM opportunity o
  CROSS JOIN LATERAL (
    SELECT unnest(o.tag_ids) AS id
    UNION ALL SELECT o.lost_reason_id UNION ALL SELECT o.stage_id UNION ALL SELECT o.team_id
  ) used
  WHERE used.id IS NOT NULL GROUP BY used.id`;
