import type { EditTeamInput } from "@/common/identity/sales-team";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { refuseNameTwice } from "./access";
import { readTeams } from "./view";

/** Renames a team, recolours it, or retires it: a retired team keeps its records and is no longer proposed. */
export async function editTeam(ctx: WriteContext, { id, changes }: EditTeamInput) {
  mustHave(ctx.actor, "administer");
  const before = (await readTeams(ctx.sql, [id])).get(id);
  if (!before) throw new Refusal("not_found", "team_not_found");
  const { name = null, hue = null, active = null } = changes;
  if (name !== null) await refuseNameTwice(ctx, name, id);
  await ctx.sql(
    `UPDATE sales_team SET name = coalesce($2, name), hue = coalesce($3, hue), active = coalesce($4, active),
       version = version + 1, updated_at = $5
     WHERE id = $1`,
    [id, name, hue, active, ctx.now],
  );
  ctx.changed("identity.salesTeam", id, toEveryone.updated);
  const of = { entity: "identity.salesTeam", id, name: before.name } as const;
  auditSetting(ctx, { ...of, what: "changed", before, wished: changes });
  return { id };
}
