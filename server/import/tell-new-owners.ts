import type { HotContext } from "@/server/core/context";
import { notify } from "@/server/messaging/notice/notify";

/** Records that one notice names; of more it names the first. */
const mostNamed = 500;

/** Tells each owner once of the opportunities that an import brought them. */
export async function tellNewOwners(ctx: HotContext, runId: string): Promise<void> {
  const owners = await ctx.sql<{ ownerId: string; ids: string[] }>(
    `SELECT o.owner_id AS "ownerId", (array_agg(o.id ORDER BY r.row))[1:${mostNamed}] AS ids
     FROM import_record r JOIN opportunity o ON o.id = r.record_id AND o.deleted_at IS NULL
     WHERE r.run_id = $1 AND r.entity = 'crm.opportunity' AND r.is_new AND o.owner_id IS NOT NULL
     GROUP BY o.owner_id`,
    [runId],
  );
  for (const { ownerId, ids } of owners)
    await notify(ctx, ownerId, { kind: "assigned", entity: "crm.opportunity", recordId: ids });
}
