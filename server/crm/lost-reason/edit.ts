import type { EditLostReasonInput } from "@/common/crm/lost-reason";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { findLostReasonForWrite, refuseNameTwice, uniqueFields } from "./access";

/** Renames a reason, or retires it: it is then no longer proposed, and what was lost for it keeps it. */
export async function editLostReason(ctx: WriteContext, { id, changes }: EditLostReasonInput) {
  const { name = null, active = null } = changes;
  const before = await findLostReasonForWrite(ctx, id);
  if (name !== null) await refuseNameTwice(ctx, name, id);
  await unlessTaken(
    uniqueFields,
    ctx.sql(
      "UPDATE lost_reason SET name = coalesce($2, name), active = coalesce($3, active), version = version + 1 WHERE id = $1",
      [id, name, active],
    ),
  );
  ctx.changed("crm.lostReason", id, toEveryone.updated);
  const of = { entity: "crm.lostReason", id, name: before.name } as const;
  auditSetting(ctx, { ...of, what: "changed", before, wished: changes });
  return { id };
}
