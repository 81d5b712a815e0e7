import type { CreateLostReasonInput } from "@/common/crm/lost-reason";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { refuseNameTwice, uniqueFields } from "./access";

export async function createLostReason(ctx: WriteContext, { id, name }: CreateLostReasonInput) {
  mustHave(ctx.actor, "configure");
  await refuseNameTwice(ctx, name, id);
  await unlessTaken(uniqueFields, ctx.sql("INSERT INTO lost_reason (id, name) VALUES ($1, $2)", [id, name]));
  ctx.changed("crm.lostReason", id, toEveryone.created);
  auditSetting(ctx, { entity: "crm.lostReason", id, name, what: "created" });
  return { id };
}
