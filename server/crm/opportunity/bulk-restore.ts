import type { BulkInput } from "@/common/crm/bulk";
import type { BulkReply } from "@/common/crm/bulk-terms";
import type { HotContext } from "@/server/core/context";
import { writeBatch } from "./bulk-batch";
import { findRowsForWrite } from "./bulk-rows";
import type { BulkWritten } from "./bulk-write";
import { readStages } from "./stage-of-team";

/** Brings many lost ones back, each to the stage where it was lost. Those not lost stay as they are. */
export async function bulkRestore(ctx: HotContext, { id, ids }: BulkInput): Promise<BulkReply> {
  const rows = await findRowsForWrite(ctx, ids);
  const won = new Set((await readStages(ctx.sql)).filter(({ isWon }) => isWon).map((stage) => stage.id));
  const restored = (stageId: string): BulkWritten => ({
    status: won.has(stageId) ? "won" : "open",
    closedAt: won.has(stageId) ? ctx.now : null,
    lostReasonId: null,
    lostNote: null,
  });
  return writeBatch(
    ctx,
    id,
    rows.map((row) => ({ row, written: row.status === "lost" ? restored(row.stageId) : {} })),
  );
}
