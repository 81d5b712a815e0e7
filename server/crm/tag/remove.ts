import type { RemoveTagInput } from "@/common/crm/tag";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { findTagForWrite } from "./access";

/** Removes a tag that nothing bears; deleted opportunities count, for they may come back. */
export async function removeTag(ctx: WriteContext, { id }: RemoveTagInput) {
  const { name } = await findTagForWrite(ctx, id);
  const bearers = await ctx.sql("SELECT id FROM opportunity WHERE tag_ids @> ARRAY[$1::uuid] LIMIT 1", [id]);
  if (bearers.length > 0) throw new Refusal("rule", "in_use");
  await ctx.sql("DELETE FROM tag WHERE id = $1", [id]);
  ctx.changed("crm.tag", id, toEveryone.deleted);
  auditSetting(ctx, { entity: "crm.tag", id, name, what: "removed" });
  return { id };
}
