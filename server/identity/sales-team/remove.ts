import type { RemoveTeamInput } from "@/common/identity/sales-team";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";

/** Removes a team that has no people, no opportunities (deleted ones count) and no stages of its own. */
export async function removeTeam(ctx: WriteContext, { id }: RemoveTeamInput) {
  mustHave(ctx.actor, "administer");
  const [team] = await ctx.sql<{ name: string }>("SELECT name FROM sales_team WHERE id = $1 FOR UPDATE", [
    id,
  ]);
  if (!team) throw new Refusal("not_found", "team_not_found");
  const [used] = await ctx.sql<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM membership WHERE team_id = $1) OR EXISTS (SELECT FROM opportunity WHERE team_id = $1)
       OR EXISTS (SELECT FROM stage WHERE team_id = $1) AS used`,
    [id],
  );
  if (used?.used) throw new Refusal("rule", "in_use");
  await ctx.sql("DELETE FROM sales_team WHERE id = $1", [id]);
  ctx.changed("identity.salesTeam", id, toEveryone.deleted);
  auditSetting(ctx, { entity: "identity.salesTeam", id, name: team.name, what: "removed" });
  return { id };
}
