import type { EditTeamInput } from "@/common/identity/sales-team";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { refuseNameTwice } from "./access";

/** Renames a team, recolours it, or retires it: a retired team keeps its records and is no longer proposed. */
export async function editTeam(ctx: WriteContext, { id, changes }: EditTeamInput) {
  mustHave(ctx.actor, "administer");
  const { name = null, hue = null, active = null } = changes;
  if (name !== null) await refuseNameTwice(ctx, name, id);
  const edited = await ctx.sql(
    `UPDATE sales_team SET name = coalesce($2, name), hue = coalesce($3, hue), active = coalesce($4, active),
       version = version + 1, updated_at = $5
     WHERE id = $1 RETURNING id`,
    [id, name, hue, active, ctx.now],
  );
  if (edited.length === 0) throw new Refusal("not_found", "team_not_found");
  ctx.changed("identity.salesTeam", id, toEveryone.updated);
  return { id };
}
