import type { StageRecord } from "@/common/crm/records";
import type { FieldChange } from "@/common/messaging/timeline";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import type { HandBack, TeamMerge } from "@/server/identity/sales-team/unmerge";
import { findMerge } from "../opportunity/find-merge";
import { type HeldRow, type Rewrite, rewriteMany } from "../opportunity/rewrite-many";
import { insertStage } from "./unremove";
import { lockStages } from "./view";

type Kept = TeamMerge & { readonly stages: readonly StageRecord[] };
type Moved = { readonly row: HeldRow; readonly changes: readonly FieldChange[] };

/** Gives a team that was merged into another its own stages and the opportunities back that nobody moved on since. */
export const handBack: HandBack = {
  async find(ctx, input) {
    const { moved, ...merge } = await findMerge<TeamMerge["gone"]>(ctx, "identity.salesTeam.merge", input);
    // What `mergeTeam` answered, whole, as `transact` kept it.
    const kept = merge as unknown as Kept;
    return { ...kept, run: () => run(ctx, kept, rowsOf(moved)) };
  },
};

async function run(ctx: WriteContext, { gone, into, stages }: Kept, moved: readonly Moved[]) {
  const back = moved.flatMap((one) => returning(one, gone.id, into));
  const there = await lockStages(ctx.sql);
  for (const stage of stages) {
    const still = there.find((one) => one.id === stage.id);
    if (!still) await insertStage(ctx, stage);
    else if (still.teamId === into) await giveBack(ctx, stage, back);
    ctx.changed("crm.stage", stage.id, still ? toEveryone.updated : toEveryone.created);
  }
  await rewriteMany(ctx, back);
  return back.length;
}

/** One entry of history may hold two changes of one merge: the team and the stage. */
function rowsOf(found: readonly (HeldRow & { readonly change: FieldChange })[]): readonly Moved[] {
  const rows = new Map<string, { row: HeldRow; changes: FieldChange[] }>();
  for (const { change, ...row } of found) {
    const known = rows.get(row.id);
    if (known) known.changes.push(change);
    else rows.set(row.id, { row, changes: [change] });
  }
  return [...rows.values()];
}

function returning({ row, changes }: Moved, id: string, into: string): Rewrite[] {
  const team = changes.find(({ field }) => field === "teamId");
  if (team?.before !== id || row.teamId !== into) return [];
  const stage = changes.find(({ field }) => field === "stageId");
  const wasMoved = stage !== undefined && row.stageId === stage.after;
  const written = [{ field: "teamId", before: into, after: id }];
  if (!wasMoved) return [{ row, teamId: id, changes: written }];
  const stageId = String(stage.before);
  return [
    {
      ...{ row, teamId: id, stageId, position: stage.position ?? row.position },
      changes: [...written, { field: "stageId", before: row.stageId, after: stageId }],
    },
  ];
}

/** @throws Refusal where an opportunity of the other team came into the stage since: it would lose its column. */
async function giveBack(ctx: WriteContext, { id, teamId, name }: StageRecord, back: readonly Rewrite[]) {
  const [stranger] = await ctx.sql<{ id: string }>(
    "SELECT id FROM opportunity WHERE stage_id = $1 AND id <> ALL($2::uuid[]) LIMIT 1",
    [id, back.map(({ row }) => row.id)],
  );
  if (stranger) throw new Refusal("rule", "stage_in_use");
  await ctx.sql("UPDATE stage SET team_id = $2, name = $3, version = version + 1 WHERE id = $1", [
    ...[id, teamId, name],
  ]);
}
