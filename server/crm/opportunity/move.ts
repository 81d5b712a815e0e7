import type { MoveInput } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { conflictOn } from "./conflict";
import { keyAt } from "./place";
import { outcomeFields } from "./outcome";
import { findStageForTeam } from "./stage-of-team";
import { writeRow } from "./write-row";

/**
 * Puts a card at a place of a column. Into a won stage it wins, out of one it reopens. Where somebody has moved it to
 * a third stage meanwhile, that is a conflict; another place in the same column is not.
 */
export async function moveOpportunity(ctx: HotContext, { id, stageId, afterId, beforeId }: MoveInput) {
  const row = await findForWrite(ctx, id);
  if (row.status === "lost") throw new Refusal("rule", "restore_first");
  if (row.stageId !== stageId.base && row.stageId !== stageId.next) {
    throw await conflictOn(ctx, row, [{ field: "stageId", base: stageId.base, theirs: row.stageId, mine: stageId.next }]);
  }
  const stage = await findStageForTeam(ctx.sql, stageId.next, row.teamId);
  const position = await keyAt(ctx, { id, stageId: stage.id, afterId, beforeId });
  if (row.stageId === stage.id) return { ...(await writeRow(ctx, row, { position }, null)), position };

  const changes = [{ field: "stageId", before: row.stageId, after: stage.id }];
  const written = { stageId: stage.id, position, stageChangedAt: ctx.now, ...outcomeFields(row, stage, ctx.now) };
  const kind = stage.isWon && row.status !== "won" ? "won" : "changed";
  return { ...(await writeRow(ctx, row, written, { kind, changes })), position };
}
