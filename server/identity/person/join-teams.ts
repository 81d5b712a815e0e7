import type { WriteContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";

type TeamOfPerson = { readonly id: string; readonly leader: boolean };

/** Makes these the teams of a person, and no others. */
export async function joinTeams(
  ctx: WriteContext,
  personId: string,
  teams: readonly TeamOfPerson[],
): Promise<void> {
  const ids = teams.map((team) => team.id);
  if (new Set(ids).size < ids.length) throw invalid("teams", "twice");
  const known = await ctx.sql("SELECT id FROM sales_team WHERE id = ANY($1::uuid[]) FOR KEY SHARE", [ids]);
  if (known.length < ids.length) throw invalid("teams", "unknown");
  await ctx.sql("DELETE FROM membership WHERE person_id = $1", [personId]);
  await ctx.sql(
    `INSERT INTO membership (person_id, team_id, leader)
     SELECT $1, t.id, t.leader FROM unnest($2::uuid[], $3::boolean[]) AS t (id, leader)`,
    [personId, ids, teams.map((team) => team.leader)],
  );
}
