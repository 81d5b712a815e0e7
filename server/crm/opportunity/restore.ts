import type { OpportunityId } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { findStageForTeam } from "./stage-of-team";
import { writeRow } from "./write-row";

/**
 * Brings a lost opportunity back to the stage where it was lost, with the stage's probability. What it was lost for
 * stays in the history.
 */
export async function restoreOpportunity(ctx: HotContext, { id }: OpportunityId) {
  const row = await findForWrite(ctx, id);
  if (row.status !== "lost") throw new Refusal("rule", "not_lost");
  const stage = await findStageForTeam(ctx.sql, row.stageId, row.teamId);
  const written = {
    status: stage.isWon ? "won" : "open",
    closedAt: stage.isWon ? ctx.now : null,
    lostReasonId: null,
    lostNote: null,
    stageChangedAt: ctx.now,
  };
  const changes = [{ field: "lostReasonId", before: row.lostReasonId, after: null }];
  return writeRow(ctx, row, written, { kind: "restored", changes });
}
