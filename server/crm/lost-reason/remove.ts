import type { RemoveLostReasonInput } from "@/common/crm/lost-reason";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { findLostReasonForWrite } from "./access";

/** Removes a reason that nothing was lost for; one that is in use can be retired instead. */
export async function removeLostReason(ctx: WriteContext, { id }: RemoveLostReasonInput) {
  const { name } = await findLostReasonForWrite(ctx, id);
  const lost = await ctx.sql("SELECT id FROM opportunity WHERE lost_reason_id = $1 LIMIT 1", [id]);
  if (lost.length > 0) throw new Refusal("rule", "in_use");
  await ctx.sql("DELETE FROM lost_reason WHERE id = $1", [id]);
  ctx.changed("crm.lostReason", id, toEveryone.deleted);
  auditSetting(ctx, { entity: "crm.lostReason", id, name, what: "removed" });
  return { id };
}
