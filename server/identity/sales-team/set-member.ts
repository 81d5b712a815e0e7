import type { SetMemberInput } from "@/common/identity/sales-team";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { aboutPerson, announceAccess, findForAdministration } from "../person/access";

/** Puts a person into a team, as member or leader, or takes them out of it. */
export async function setMember(ctx: WriteContext, { teamId, personId, leader }: SetMemberInput) {
  const person = await findForAdministration(ctx, personId);
  const team = await ctx.sql("SELECT id FROM sales_team WHERE id = $1 FOR KEY SHARE", [teamId]);
  if (team.length === 0) throw new Refusal("not_found", "team_not_found");
  if (leader === null) {
    await ctx.sql("DELETE FROM membership WHERE person_id = $1 AND team_id = $2", [personId, teamId]);
  } else {
    await ctx.sql(
      `INSERT INTO membership (person_id, team_id, leader) VALUES ($1, $2, $3)
       ON CONFLICT (person_id, team_id) DO UPDATE SET leader = excluded.leader`,
      [personId, teamId, leader],
    );
  }
  await announceAccess(ctx, personId);
  const before = person.teams.find((team) => team.id === teamId) ?? null;
  const after = leader === null ? null : { id: teamId, leader };
  const changes = [{ field: "teams", before: before ? [before] : [], after: after ? [after] : [] }];
  ctx.audit({ kind: "teamsChanged", ...aboutPerson(person), details: { changes } });
  return { teamId, personId };
}
