import type { BulkInput } from "@/common/crm/bulk";
import type { BulkReply } from "@/common/crm/bulk-terms";
import { wonStageFrom } from "@/common/crm/stage-walk";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { writeBatch } from "./bulk-batch";
import { findRowsForWrite } from "./bulk-rows";
import type { BulkStep } from "./bulk-write";
import { outcomeFields } from "./outcome";
import { keysOnTop } from "./place";
import { readStages, type StageRow } from "./stage-of-team";
import type { OpportunityRow } from "./view";

/** Takes many opportunities, open or lost, each to its next won stage. Those won already stay as they are. */
export async function bulkWin(ctx: HotContext, { id, ids }: BulkInput): Promise<BulkReply> {
  const rows = await findRowsForWrite(ctx, ids);
  const stages = await readStages(ctx.sql);
  const going = new Map<StageRow, OpportunityRow[]>();
  for (const row of rows) {
    if (row.status === "won") continue;
    const stage = wonStageOf(stages, row);
    const group = going.get(stage);
    if (group) group.push(row);
    else going.set(stage, [row]);
  }
  const steps: BulkStep[] = rows
    .filter(({ status }) => status === "won")
    .map((row) => ({ row, written: {} }));
  for (const [stage, group] of going) {
    const keys = await keysOnTop(ctx, stage.id, group.length);
    group.forEach((row, at) => {
      const place = { stageId: stage.id, position: keys[at] ?? row.position };
      steps.push({ row, written: { ...place, ...outcomeFields(row, stage, ctx.now) } });
    });
  }
  return writeBatch(ctx, id, steps);
}

function wonStageOf(stages: readonly StageRow[], row: OpportunityRow): StageRow {
  const current = stages.find((stage) => stage.id === row.stageId);
  const won = current && wonStageFrom(stages, current, row.teamId);
  if (!won) throw new Refusal("rule", "no_won_stage");
  return won;
}
