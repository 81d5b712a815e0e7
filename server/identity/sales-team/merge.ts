import type { MergeTeamInput } from "@/common/identity/sales-team";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { announceAccess } from "../person/access";
import { mustHave } from "../rights";

type Team = { readonly id: string; readonly name: string };

/**
 * Gives what a team sells to another one and answers how many opportunities. The pipeline does it; it stands above
 * identity in the order of the domains, so it is handed in where the router is mounted. `lock` comes before the teams
 * are locked, in the order in which single edits lock.
 */
export type HandOver = {
  lock(ctx: WriteContext, from: { readonly id: string }): Promise<void>;
  run(ctx: WriteContext, from: Team, into: Team): Promise<number>;
};

/**
 * Makes two teams one: opportunities, own stages and people go over, and who led the old one leads the other. It is not
 * taken back by a button, for people see other opportunities from then on.
 */
export const mergeTeam =
  (handOver: HandOver) =>
  async (ctx: WriteContext, { id, into: intoId }: MergeTeamInput) => {
    mustHave(ctx.actor, "administer");
    await handOver.lock(ctx, { id });
    const { from, into } = await lockBoth(ctx, id, intoId);
    const moved = await handOver.run(ctx, from, into);
    const people = await moveMembers(ctx, id, intoId);
    await ctx.sql("DELETE FROM sales_team WHERE id = $1", [id]);
    ctx.changed("identity.salesTeam", id, toEveryone.deleted);
    const of = { entity: "identity.salesTeam", id, name: from.name } as const;
    auditSetting(ctx, { ...of, what: "removed", to: into.name });
    return { moved, people };
  };

/** In one order, so that of two who merge crosswise the second finds its team gone. */
async function lockBoth(ctx: WriteContext, id: string, intoId: string): Promise<{ from: Team; into: Team }> {
  const teams = await ctx.sql<Team>(
    "SELECT id, name FROM sales_team WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE",
    [[id, intoId]],
  );
  const from = teams.find((team) => team.id === id);
  if (!from) throw new Refusal("not_found", "team_not_found");
  const into = teams.find((team) => team.id === intoId);
  if (!into || into === from) throw invalid("into", "unknown");
  return { from, into };
}

async function moveMembers(ctx: WriteContext, id: string, intoId: string): Promise<number> {
  const people = await ctx.sql<{ id: string }>(
    `INSERT INTO membership AS m (person_id, team_id, leader)
     SELECT person_id, $2::uuid, leader FROM membership WHERE team_id = $1 ORDER BY person_id
     ON CONFLICT (person_id, team_id) DO UPDATE SET leader = m.leader OR excluded.leader
     RETURNING person_id AS id`,
    [id, intoId],
  );
  await ctx.sql("DELETE FROM membership WHERE team_id = $1", [id]);
  for (const person of people) await announceAccess(ctx, person.id);
  return people.length;
}
