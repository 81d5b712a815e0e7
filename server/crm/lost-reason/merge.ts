import type { MergeLostReasonInput, UnmergeLostReasonInput } from "@/common/crm/lost-reason";
import type { LostReasonRecord } from "@/common/crm/records";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { findMerge, type Merge } from "../opportunity/find-merge";
import { lockHeld, rewriteMany } from "../opportunity/rewrite-many";
import { refuseNameTwice, uniqueFields } from "./access";

/** Lets everything that was lost for a reason have been lost for another one, and removes the reason. */
export async function mergeLostReason(
  ctx: WriteContext,
  { id, into }: MergeLostReasonInput,
): Promise<Merge<LostReasonRecord>> {
  mustHave(ctx.actor, "configure");
  const lost = () => lockHeld(ctx, "o.lost_reason_id = $1", [id]);
  await lost();
  const { gone, to } = await lockBoth(ctx, id, into);
  const held = await lost();
  const names = { [id]: gone.name };
  const change = { field: "lostReasonId", before: id, after: into, merge: ctx.mutationId, names };
  await rewriteMany(
    ctx,
    held.map((row) => ({ row, lostReasonId: into, changes: [change] })),
  );
  await ctx.sql("DELETE FROM lost_reason WHERE id = $1", [id]);
  ctx.changed("crm.lostReason", id, toEveryone.deleted);
  auditSetting(ctx, { entity: "crm.lostReason", id, name: gone.name, what: "removed", to });
  return { by: ctx.actor.personId, merge: ctx.mutationId, gone, into, moved: held.length };
}

/** In one order, so that of two who merge crosswise the second finds its reason gone. */
async function lockBoth(ctx: WriteContext, id: string, into: string) {
  const reasons = await ctx.sql<LostReasonRecord>(
    "SELECT id, version, name, active FROM lost_reason WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE",
    [[id, into]],
  );
  const gone = reasons.find((reason) => reason.id === id);
  if (!gone) throw new Refusal("not_found", "lost_reason_not_found");
  const target = reasons.find((reason) => reason.id === into);
  if (!target || target === gone) throw invalid("into", "unknown");
  return { gone, to: target.name };
}

/** Brings a merged reason back to what was lost for it, but for what was restored or lost anew since. */
export async function unmergeLostReason(ctx: WriteContext, input: UnmergeLostReasonInput) {
  mustHave(ctx.actor, "configure");
  const { gone, into, moved } = await findMerge<LostReasonRecord>(ctx, "crm.lostReason.merge", input);
  await refuseNameTwice(ctx, gone.name, gone.id);
  await unlessTaken(
    uniqueFields,
    ctx.sql("INSERT INTO lost_reason (id, name, active, version) VALUES ($1, $2, $3, $4)", [
      ...[gone.id, gone.name, gone.active, gone.version + 1],
    ]),
  );
  ctx.changed("crm.lostReason", gone.id, toEveryone.created);
  auditSetting(ctx, { entity: "crm.lostReason", id: gone.id, name: gone.name, what: "created" });
  const still = moved.filter((row) => row.lostReasonId === into);
  const changes = [{ field: "lostReasonId", before: into, after: gone.id }];
  await rewriteMany(
    ctx,
    still.map((row) => ({ row, lostReasonId: gone.id, changes })),
  );
  return { id: gone.id, moved: still.length };
}
