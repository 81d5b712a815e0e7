import type { MoveInput } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { conflictOn } from "./conflict";
import { outcomeFields } from "./outcome";
import { type GapRow, gapColumns, gapIn, gapTables, keyInGap, type Place } from "./place";
import { type StageRow, stageForTeam } from "./stage-of-team";
import { writeRow } from "./write-row";

/**
 * Puts a card at a place of a column. Into a won stage it wins, out of one it reopens. Where somebody has moved it to
 * a third stage meanwhile, that is a conflict; another place in the same column is not.
 */
export async function moveOpportunity(ctx: HotContext, { id, stageId, afterId, beforeId }: MoveInput) {
  const place = { id, stageId: stageId.next, afterId, beforeId };
  const [row, target] = await Promise.all([findForWrite(ctx, id), readTarget(ctx, place)]);
  if (row.status === "lost") throw new Refusal("rule", "restore_first");
  if (row.stageId !== stageId.base && row.stageId !== stageId.next) {
    throw await conflictOn(ctx, row, [
      { field: "stageId", base: stageId.base, theirs: row.stageId, mine: stageId.next },
    ]);
  }
  const stage = stageForTeam(target, row.teamId);
  const position = await keyInGap(ctx, place, gapIn(target));
  if (row.stageId === stage.id) return { ...(await writeRow(ctx, row, { position }, null)), position };

  const changes = [{ field: "stageId", before: row.stageId, after: stage.id }];
  const written = {
    stageId: stage.id,
    position,
    stageChangedAt: ctx.now,
    ...outcomeFields(row, stage, ctx.now),
  };
  const kind = stage.isWon && row.status !== "won" ? "won" : "changed";
  return { ...(await writeRow(ctx, row, written, { kind, changes })), position };
}

/** The stage and the gap in its column, in one statement: a move is what a board does most. */
async function readTarget(ctx: HotContext, { id, stageId, afterId, beforeId }: Place) {
  const [target] = await ctx.sql<Pick<StageRow, "id" | "teamId" | "isWon"> & GapRow>(
    `SELECT s.id, s.team_id AS "teamId", s.is_won AS "isWon", ${gapColumns} ${gapTables} JOIN stage s ON s.id = $1::uuid FOR SHARE OF s`,
    [stageId, afterId, beforeId, id],
    "move-target",
  );
  return target;
}
