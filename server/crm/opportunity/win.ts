import type { WinInput } from "@/common/crm/opportunity";
import { wonStageFrom } from "@/common/crm/stage-walk";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { conflictOn } from "./conflict";
import { outcomeFields } from "./outcome";
import { keyAt } from "./place";
import { readStages } from "./stage-of-team";
import { writeRow } from "./write-row";

/** Takes an opportunity, open or lost, to its next won stage, on top of the column. */
export async function winOpportunity(ctx: HotContext, { id, stageId }: WinInput) {
  const row = await findForWrite(ctx, id);
  if (row.status === "won") throw new Refusal("rule", "already_won");
  if (row.stageId !== stageId) {
    throw await conflictOn(ctx, row, [{ field: "stageId", base: stageId, theirs: row.stageId, mine: null }]);
  }
  const stages = await readStages(ctx.sql);
  const current = stages.find((stage) => stage.id === row.stageId);
  const won = current && wonStageFrom(stages, current, row.teamId);
  if (!won) throw new Refusal("rule", "no_won_stage");

  const position = await keyAt(ctx, { id, stageId: won.id, afterId: null, beforeId: null });
  const changes = [{ field: "stageId", before: row.stageId, after: won.id }];
  const written = { stageId: won.id, position, stageChangedAt: ctx.now, ...outcomeFields(row, won, ctx.now) };
  return { ...(await writeRow(ctx, row, written, { kind: "won", changes })), stageId: won.id, position };
}
