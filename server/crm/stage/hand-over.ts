import type { StageRecord } from "@/common/crm/records";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import type { HandOver } from "@/server/identity/sales-team/merge";
import { lockHeld, type Rewrite, rewriteMany } from "../opportunity/rewrite-many";
import { moves } from "./remove";
import { lockStages } from "./view";

const ofTeam = `o.team_id = $1 OR o.stage_id IN (SELECT id FROM stage WHERE team_id = $1)`;

/**
 * Gives what a team sells to another team: its opportunities, deleted ones too, and its own stages. A stage that the
 * other team has by the same name takes over the cards; where the one wins and the other does not, both stay, the
 * newcomer with its old team's name behind its own.
 */
export const handOver: HandOver = {
  lock: async (ctx, team) => void (await lockHeld(ctx, ofTeam, [team.id])),

  async run(ctx, from, into) {
    const stages = await lockStages(ctx.sql);
    const held = await lockHeld(ctx, ofTeam, [from.id]);
    const own = stages.filter((stage) => stage.teamId === from.id);
    const there = stages.filter((stage) => stage.teamId === null || stage.teamId === into.id);
    const twins = new Map(own.map((stage) => [stage.id, twinOf(stage, there)]));

    const moved = new Map<string, Rewrite>();
    for (const stage of own) {
      const twin = twins.get(stage.id);
      if (!twin || twin.isWon !== stage.isWon) continue;
      const cards = held.filter((row) => row.stageId === stage.id);
      for (const move of await moves(ctx, cards, stage, twin)) moved.set(move.row.id, move);
    }
    const names = { [from.id]: from.name };
    await rewriteMany(
      ctx,
      held.map((row) => {
        const { merge, move } = { merge: ctx.mutationId, move: moved.get(row.id) };
        const team = { field: "teamId", before: row.teamId, after: into.id, merge, names };
        return { ...move, row, teamId: into.id, changes: [team, ...(move?.changes ?? [])] };
      }),
    );
    for (const stage of own) await settle(ctx, stage, twins.get(stage.id), from, into);
    return { moved: held.length, stages: own };
  },
};

type Team = { readonly id: string; readonly name: string };

const twinOf = (stage: StageRecord, there: readonly StageRecord[]) =>
  there.find((one) => one.name.toLowerCase() === stage.name.toLowerCase());

/** What becomes of one of the old team's own stages. */
async function settle(
  ctx: WriteContext,
  stage: StageRecord,
  twin: StageRecord | undefined,
  from: Team,
  into: Team,
): Promise<void> {
  if (twin && twin.isWon === stage.isWon) {
    await ctx.sql("DELETE FROM stage WHERE id = $1", [stage.id]);
    return ctx.changed("crm.stage", stage.id, toEveryone.deleted);
  }
  const name = twin ? `${stage.name.slice(0, 38)} (${from.name.slice(0, 38)})` : stage.name;
  await ctx.sql("UPDATE stage SET team_id = $2, name = $3, version = version + 1 WHERE id = $1", [
    ...[stage.id, into.id, name],
  ]);
  ctx.changed("crm.stage", stage.id, toEveryone.updated);
}
