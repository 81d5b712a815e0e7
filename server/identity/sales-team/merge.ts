import type { SalesTeamRecord } from "@/common/identity/records";
import type { MergeTeamInput } from "@/common/identity/sales-team";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { announceAccess } from "../person/access";
import { mustHave } from "../rights";
import type { MergedMember } from "./unmerge";

/**
 * Gives what a team sells to another one; answers how many opportunities, and its own stages as they were. The pipeline does it; it stands above
 * identity in the order of the domains, so it is handed in where the router is mounted. `lock` comes before the teams
 * are locked, in the order in which single edits lock.
 */
export type HandOver = {
  lock(ctx: WriteContext, from: { readonly id: string }): Promise<void>;
  run(ctx: WriteContext, from: SalesTeamRecord, into: SalesTeamRecord): Promise<HandedOver>;
};

export type HandedOver = { readonly moved: number; readonly stages: readonly unknown[] };

/**
 * Makes two teams one: opportunities, own stages and people go over, and who led the old one leads the other. The
 * answer, kept with its mutation, is enough to part them again.
 */
export const mergeTeam =
  (handOver: HandOver) =>
  async (ctx: WriteContext, { id, into: intoId }: MergeTeamInput) => {
    mustHave(ctx.actor, "administer");
    await handOver.lock(ctx, { id });
    const { from, into } = await lockBoth(ctx, id, intoId);
    const { moved, stages } = await handOver.run(ctx, from, into);
    const members = await moveMembers(ctx, id, intoId);
    await ctx.sql("DELETE FROM sales_team WHERE id = $1", [id]);
    ctx.changed("identity.salesTeam", id, toEveryone.deleted);
    const of = { entity: "identity.salesTeam", id, name: from.name } as const;
    auditSetting(ctx, { ...of, what: "removed", to: into.name });
    const made = { by: ctx.actor.personId, merge: ctx.mutationId, gone: from, into: intoId };
    return {
      ...{ ...made, moved, people: members.length, members, stages },
      others: members.length + stages.length,
    };
  };

/** In one order, so that of two who merge crosswise the second finds its team gone. */
async function lockBoth(
  ctx: WriteContext,
  id: string,
  intoId: string,
): Promise<{ from: SalesTeamRecord; into: SalesTeamRecord }> {
  const teams = await ctx.sql<SalesTeamRecord>(
    "SELECT id, version, name, hue, active FROM sales_team WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE",
    [[id, intoId]],
  );
  const from = teams.find((team) => team.id === id);
  if (!from) throw new Refusal("not_found", "team_not_found");
  const into = teams.find((team) => team.id === intoId);
  if (!into || into === from) throw invalid("into", "unknown");
  return { from, into };
}

async function moveMembers(ctx: WriteContext, id: string, into: string): Promise<MergedMember[]> {
  const members = await ctx.sql<MergedMember>(
    `SELECT m.person_id AS "personId", m.leader, there.leader AS "leaderThere" FROM membership m
     LEFT JOIN membership there ON there.person_id = m.person_id AND there.team_id = $2
     WHERE m.team_id = $1 ORDER BY m.person_id FOR UPDATE OF m`,
    [id, into],
  );
  await ctx.sql(
    `INSERT INTO membership AS m (person_id, team_id, leader)
     SELECT person_id, $2::uuid, leader FROM membership WHERE team_id = $1 ORDER BY person_id
     ON CONFLICT (person_id, team_id) DO UPDATE SET leader = m.leader OR excluded.leader`,
    [id, into],
  );
  await ctx.sql("DELETE FROM membership WHERE team_id = $1", [id]);
  for (const { personId } of members) await announceAccess(ctx, personId);
  return members;
}
