import type { BulkUndoInput } from "@/common/crm/bulk";
import type { BulkReply } from "@/common/crm/bulk-terms";
import { rights } from "@/common/identity/roles";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { canSee } from "./access";
import { takeBatch } from "./bulk-batch";
import { type KnownRecords, knownRecords } from "./bulk-known";
import { lockRows } from "./bulk-rows";
import { type BulkWritten, type KeptStep, replyOf, same, writeRows } from "./bulk-write";
import type { OpportunityRow } from "./view";

/**
 * Takes back what one batch of this person did, once and within a day. What somebody has written since stays: a field
 * goes back only where it still says what the batch wrote. So does a record that is not this person's to see once it is
 * back, by the rights they have now; the answer counts it among the kept, and tells nothing else.
 */
export async function bulkUndo(ctx: HotContext, { id }: BulkUndoInput): Promise<BulkReply> {
  if (!rights[ctx.actor.role].write) throw new Refusal("forbidden", "read_only");
  const batch = await takeBatch(ctx, id);
  if (!batch) throw new Refusal("not_found", "batch_not_found");
  const rows = await lockRows(
    ctx,
    batch.map((step) => step.id),
  );
  const known = await knownRecords(ctx, batch);
  const steps = batch.flatMap((step) => {
    const row = rows.get(step.id);
    const written = row && backOf(row, step, known);
    return row && written && maySee(ctx, row, written) ? [{ row, written }] : [];
  });
  return replyOf(batch.length, await writeRows(ctx, steps));
}

const maySee = (ctx: HotContext, row: OpportunityRow, written: BulkWritten): boolean =>
  canSee(ctx.actor, { ...row, ...written }) && (row.deletedAt === null || rights[ctx.actor.role].remove);

/** These go back together or not at all: half an outcome is none. */
const outcome = [
  "stageId",
  "status",
  "position",
  "probability",
  "lostReasonId",
  "lostNote",
  "closedAt",
] as const;
const single = ["deletedAt", "teamId", "ownerId", "priority", "expectedCloseOn"] as const;

function backOf(row: OpportunityRow, { before, after }: KeptStep, known: KnownRecords): BulkWritten {
  const isStill = (field: keyof BulkWritten) => field in after && same(row[field], after[field]);
  const fields: (keyof BulkWritten)[] = single.filter((field) => isStill(field) && known.has(before[field]));
  const decisive = (["stageId", "status"] as const).filter((field) => field in after);
  const held = known.has(before.stageId) && known.has(before.lostReasonId);
  if (decisive.length > 0 && decisive.every(isStill) && held)
    fields.push(...outcome.filter((field) => field in before));
  const back = Object.fromEntries(fields.map((field) => [field, before[field]]));
  if (!before.tagIds || !after.tagIds) return back;
  return { ...back, tagIds: tagsBack(row.tagIds, before.tagIds, after.tagIds, known) };
}

/** Tags that the batch put on go, those it took off come back; others put on since stay. */
function tagsBack(
  now: readonly string[],
  before: readonly string[],
  after: readonly string[],
  known: KnownRecords,
): string[] {
  const kept = now.filter((tag) => before.includes(tag) || !after.includes(tag));
  return [...kept, ...before.filter((tag) => !after.includes(tag) && !kept.includes(tag) && known.has(tag))];
}
