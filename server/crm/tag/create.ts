import type { CreateTagInput } from "@/common/crm/tag";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { refuseNameTwice, uniqueFields } from "./access";

export async function createTag(ctx: WriteContext, { id, name, hue }: CreateTagInput) {
  mustHave(ctx.actor, "configure");
  await refuseNameTwice(ctx, name, id);
  await unlessTaken(
    uniqueFields,
    ctx.sql("INSERT INTO tag (id, name, hue) VALUES ($1, $2, $3)", [id, name, hue]),
  );
  ctx.changed("crm.tag", id, toEveryone.created);
  auditSetting(ctx, { entity: "crm.tag", id, name, what: "created" });
  return { id };
}
