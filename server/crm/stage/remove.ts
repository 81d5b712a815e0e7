import { generateNKeysBetween } from "fractional-indexing";
import type { StageRecord } from "@/common/crm/records";
import type { RemoveStageInput } from "@/common/crm/stage";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "@/server/identity/rights";
import { type HeldRow, lockHeld, type Rewrite, rewriteMany } from "../opportunity/rewrite-many";
import { pick, stagesForWrite } from "./access";

/** Removes a stage. Its opportunities, lost and deleted ones too, go below those of another stage, in their order. */
export async function removeStage(ctx: WriteContext, { id, moveTo }: RemoveStageInput) {
  mustHave(ctx.actor, "configure");
  const inStage = () => lockHeld(ctx, "o.stage_id = $1", [id]);
  await inStage();
  const stages = await stagesForWrite(ctx);
  const gone = pick(stages, id);
  const others = stages.filter((one) => one.id !== id);
  if (!others.some((one) => one.teamId === null)) throw new Refusal("rule", "last_stage");

  const held = await inStage();
  if (held.length > 0) {
    if (moveTo === null) throw new Refusal("rule", "stage_in_use");
    await rewriteMany(ctx, await moves(ctx, held, gone, successor(others, gone, moveTo)));
  }
  await ctx.sql("DELETE FROM stage WHERE id = $1", [id]);
  ctx.changed("crm.stage", id, toEveryone.deleted);
  const to = held.length > 0 ? others.find((one) => one.id === moveTo)?.name : undefined;
  auditSetting(ctx, { entity: "crm.stage", id, name: gone.name, what: "removed", to });
  return { by: ctx.actor.personId, merge: ctx.mutationId, gone, into: moveTo, moved: held.length };
}

/** Moving must neither win nor reopen anything, nor take a card to a column its team does not have. */
function successor(others: readonly StageRecord[], stage: StageRecord, moveTo: string): StageRecord {
  const target = others.find((one) => one.id === moveTo);
  if (!target) throw invalid("moveTo", "unknown");
  if (target.isWon !== stage.isWon) throw new Refusal("rule", "stage_won_differs");
  if (target.teamId !== null && target.teamId !== stage.teamId)
    throw new Refusal("rule", "stage_of_another_team");
  return target;
}

/** To the end of the other column in their order; the history keeps where each stood, for the way back. */
export async function moves(
  ctx: WriteContext,
  held: readonly HeldRow[],
  from: Pick<StageRecord, "id" | "name">,
  to: Pick<StageRecord, "id">,
): Promise<(Rewrite & { readonly stageId: string })[]> {
  const [last] = await ctx.sql<{ position: string | null }>(
    "SELECT max(position) AS position FROM opportunity WHERE stage_id = $1",
    [to.id],
  );
  const positions = generateNKeysBetween(last?.position ?? null, null, held.length);
  const change = { field: "stageId", before: from.id, after: to.id, names: { [from.id]: from.name } };
  return held.toSorted(inColumnOrder).map((row, place) => ({
    row,
    stageId: to.id,
    position: positions[place] ?? "",
    changes: [{ ...change, merge: ctx.mutationId, position: row.position }],
  }));
}

const inColumnOrder = (a: HeldRow, b: HeldRow): number =>
  compare(a.position, b.position) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
