import type { BulkLoseInput } from "@/common/crm/bulk";
import type { BulkReply } from "@/common/crm/bulk-terms";
import type { HotContext } from "@/server/core/context";
import { writeBatch } from "./bulk-batch";
import { findRowsForWrite } from "./bulk-rows";
import { lostReasonOf } from "./lose";

/** Archives many as lost for one reason, with one note. Those lost already keep the reason they were lost for. */
export async function bulkLose(
  ctx: HotContext,
  { id, ids, note, ...why }: BulkLoseInput,
): Promise<BulkReply> {
  const rows = await findRowsForWrite(ctx, ids);
  const lostReasonId = await lostReasonOf(ctx, why);
  const loss = {
    status: "lost",
    lostReasonId,
    lostNote: note,
    closedAt: ctx.now,
    probability: null,
  } as const;
  return writeBatch(
    ctx,
    id,
    rows.map((row) => ({ row, written: row.status === "lost" ? {} : loss })),
  );
}
