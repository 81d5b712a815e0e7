import type { BulkInput } from "@/common/crm/bulk";
import type { BulkReply } from "@/common/crm/bulk-terms";
import { rights } from "@/common/identity/roles";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { writeBatch } from "./bulk-batch";
import { findRowsForWrite } from "./bulk-rows";

/** Takes many off every screen; `bulkUndo` brings them back. */
export async function bulkRemove(ctx: HotContext, { id, ids }: BulkInput): Promise<BulkReply> {
  const rows = await findRowsForWrite(ctx, ids);
  if (!rights[ctx.actor.role].remove) throw new Refusal("forbidden", "may_not_remove");
  return writeBatch(
    ctx,
    id,
    rows.map((row) => ({ row, written: { deletedAt: ctx.now } })),
  );
}
