import type { BulkReply } from "@/common/crm/bulk-terms";
import type { HotContext } from "@/server/core/context";
import { unlessTaken } from "@/server/core/unless-taken";
import { type BulkStep, type KeptStep, replyOf, writeRows } from "./bulk-write";

/** Writes what a command on many asks for and keeps, for a day, what it takes to undo it. */
export async function writeBatch(
  ctx: HotContext,
  batchId: string,
  steps: readonly BulkStep[],
): Promise<BulkReply> {
  const kept = await writeRows(ctx, steps);
  const insert = ctx.sql(
    `WITH old AS (
       SELECT id FROM opportunity_batch WHERE made_at < now() - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED
     ), gone AS (DELETE FROM opportunity_batch b USING old WHERE b.id = old.id)
     INSERT INTO opportunity_batch (id, person_id, steps, made_at) VALUES ($1, $2, $3::jsonb, $4)`,
    [batchId, ctx.actor.personId, JSON.stringify(kept), ctx.now],
    "opportunity-batch",
  );
  await unlessTaken({ opportunity_batch_pkey: "id" }, insert);
  return replyOf(steps.length, kept);
}

/** What is left to undo of a batch that this person made; null where there is none. Undone once. */
export async function takeBatch(ctx: HotContext, batchId: string): Promise<readonly KeptStep[] | null> {
  const [batch] = await ctx.sql<{ steps: readonly KeptStep[] }>(
    `DELETE FROM opportunity_batch WHERE id = $1 AND person_id = $2 RETURNING steps`,
    [batchId, ctx.actor.personId],
  );
  return batch?.steps ?? null;
}
