import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import type { ColumnTotal } from "@/common/live-start";
import { fromMinor, toMinor } from "@/common/money";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { canSee } from "./access";

/** What those of one team and one owner add up to in one column. */
type Share = ColumnTotal & { readonly teamId: string | null; readonly ownerId: string | null };

/** Of the last state of the data that somebody asked for: as long as nothing is written, nobody need add up again. */
let known: { readonly state: string; readonly shares: Promise<Share[]> } | null = null;

/**
 * What each column adds up to over all cards that the person may see. `state` names the state of the data that the
 * snapshot behind `sql` shows: epoch and clock. Thousands of rows are added up once per state, not once per person: after
 * a restart everybody asks at the same moment.
 */
export async function columnTotals(sql: Sql, actor: Actor, state: string): Promise<ColumnTotal[]> {
  if (known?.state !== state) {
    const fresh = { state, shares: readShares(sql) };
    known = fresh;
    fresh.shares.catch(() => {
      if (known === fresh) known = null;
    });
  }
  const totals = new Map<string, { stageId: string; status: OpportunityStatus } & Sum>();
  for (const share of await known.shares) {
    if (!canSee(actor, { ...share, deletedAt: null })) continue;
    const { stageId, status } = share;
    const key = `${stageId} ${status}`;
    const total = totals.get(key) ?? { stageId, status, count: 0, expected: 0, weighted: 0 };
    total.count += share.count;
    total.expected += toMinor(share.expected);
    total.weighted += toMinor(share.weighted);
    totals.set(key, total);
  }
  return [...totals.values()].map((total) => ({
    ...total,
    expected: fromMinor(total.expected),
    weighted: fromMinor(total.weighted),
  }));
}

/** Minor units. */
type Sum = { count: number; expected: number; weighted: number };

const readShares = (sql: Sql) =>
  sql<Share>(
    `SELECT o.stage_id AS "stageId", o.status, o.team_id AS "teamId", o.owner_id AS "ownerId", count(*)::int AS count,
       sum(o.expected_revenue)::text AS expected,
       sum(round(o.expected_revenue * CASE o.status WHEN 'won' THEN 100 WHEN 'lost' THEN 0
         ELSE coalesce(o.probability, s.probability) END / 100, 2))::text AS weighted
     FROM opportunity o JOIN stage s ON s.id = o.stage_id WHERE o.deleted_at IS NULL
     GROUP BY o.stage_id, o.status, o.team_id, o.owner_id`,
    [],
    "column-totals",
  );
