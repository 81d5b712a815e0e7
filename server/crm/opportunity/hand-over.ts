import type { OpenRecords } from "@/common/identity/person";
import type { HotContext, ReadContext } from "@/server/core/context";
import { writeBatch } from "./bulk-batch";
import { lockRows } from "./bulk-rows";
import { checkReferences } from "./check-references";

type HandOver = {
  readonly from: string;
  readonly batchId: string;
  /** Null: it stays where it is. */
  readonly receiverOf: (teamId: string | null) => string | null;
};

/** Gives the open opportunities of somebody who leaves to others, in one batch; answers how many went. */
export async function handOverOpportunities(
  ctx: HotContext,
  { from, batchId, receiverOf }: HandOver,
): Promise<number> {
  const held = await ctx.sql<{ id: string }>(`SELECT o.id FROM opportunity o WHERE ${open}`, [from]);
  const rows = await lockRows(
    ctx,
    held.map(({ id }) => id),
  );
  const steps = [...rows.values()]
    .filter((row) => row.ownerId === from && row.status === "open" && row.deletedAt === null)
    .flatMap((row) => {
      const ownerId = receiverOf(row.teamId);
      return ownerId === null ? [] : [{ row, written: { ownerId } }];
    });
  if (steps.length === 0) return 0;
  for (const ownerId of new Set(steps.map(({ written }) => written.ownerId)))
    await checkReferences(ctx, { ownerId });
  return (await writeBatch(ctx, batchId, steps)).changed;
}

/** How many open opportunities somebody holds, per team. */
export function openOpportunities({ sql }: ReadContext, personId: string): Promise<OpenRecords> {
  return sql<OpenRecords[number]>(
    `SELECT o.team_id AS "teamId", count(*)::int AS count FROM opportunity o WHERE ${open}
     GROUP BY o.team_id ORDER BY count(*) DESC`,
    [personId],
  );
}

const open = "o.owner_id = $1 AND o.status = 'open' AND o.deleted_at IS NULL";
