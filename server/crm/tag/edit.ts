import type { EditTagInput } from "@/common/crm/tag";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { findTagForWrite, refuseNameTwice, uniqueFields } from "./access";

export async function editTag(ctx: WriteContext, { id, changes }: EditTagInput) {
  const { name = null, hue = null } = changes;
  const before = await findTagForWrite(ctx, id);
  if (name !== null) await refuseNameTwice(ctx, name, id);
  await unlessTaken(
    uniqueFields,
    ctx.sql(
      "UPDATE tag SET name = coalesce($2, name), hue = coalesce($3, hue), version = version + 1 WHERE id = $1",
      [id, name, hue],
    ),
  );
  ctx.changed("crm.tag", id, toEveryone.updated);
  const of = { entity: "crm.tag", id, name: before.name } as const;
  auditSetting(ctx, { ...of, what: "changed", before, wished: changes });
  return { id };
}
