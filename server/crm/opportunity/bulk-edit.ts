import type { BulkEditInput } from "@/common/crm/bulk";
import type { BulkReply } from "@/common/crm/bulk-terms";
import { stagesOfTeam } from "@/common/crm/stage-walk";
import type { HotContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { writeBatch } from "./bulk-batch";
import { findRowsForWrite } from "./bulk-rows";
import type { BulkStep, BulkWritten } from "./bulk-write";
import { checkReferences } from "./check-references";
import { outcomeFields } from "./outcome";
import { keysOnTop } from "./place";
import { findStageForTeam, readStages, type StageRow, stageForTeam } from "./stage-of-team";
import type { OpportunityRow } from "./view";

const mostTags = 50;

/**
 * Gives many opportunities the same stage, team, owner, tags, stars or closing day. Last write wins, owner and stage
 * included, because who picks a hundred means all of them; each record's history tells what it was. A lost one keeps
 * its stage, whatever stage is asked for.
 */
export async function bulkEdit(ctx: HotContext, { id, ids, changes }: BulkEditInput): Promise<BulkReply> {
  const rows = await findRowsForWrite(ctx, ids);
  const { stageId, addTagIds, removeTagIds, ...rest } = changes;
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  await checkReferences(ctx, { ...plain, tagIds: addTagIds });
  const edited = rows.map(
    (row): BulkStep => ({ row, written: { ...plain, ...tagsOf(row, addTagIds, removeTagIds) } }),
  );
  const stageOf = await stageChooser(ctx, stageId);
  return writeBatch(ctx, id, await placed(ctx, edited, stageOf));
}

function tagsOf(
  row: OpportunityRow,
  add: readonly string[] = [],
  remove: readonly string[] = [],
): BulkWritten {
  if (add.length === 0 && remove.length === 0) return {};
  const kept = row.tagIds.filter((tag) => !remove.includes(tag));
  const tagIds = [...kept, ...add.filter((tag) => !kept.includes(tag))];
  if (tagIds.length > mostTags) throw invalid("tagIds", "tooMany");
  return { tagIds };
}

/** The stage that a row goes to, or null where it stays in its own. */
type StageOf = (row: OpportunityRow, teamId: string | null) => StageRow | null;

async function stageChooser(ctx: HotContext, stageId: string | undefined): Promise<StageOf> {
  const stages = await readStages(ctx.sql);
  if (stageId === undefined) return (row, teamId) => stageInTeam(stages, row, teamId);
  const asked = stages.find((stage) => stage.id === stageId);
  // Held until the end, so that it stays won or not won.
  if (asked) await findStageForTeam(ctx.sql, asked.id, asked.teamId);
  return (row, teamId) => {
    if (row.status === "lost") return stageInTeam(stages, row, teamId);
    const stage = stageForTeam(asked, teamId);
    return stage.id === row.stageId ? null : stage;
  };
}

/** A stage of the former team's own is no stage of the new one: then one that means the same there. */
function stageInTeam(
  stages: readonly StageRow[],
  row: OpportunityRow,
  teamId: string | null,
): StageRow | null {
  const own = stagesOfTeam(stages, teamId);
  if (teamId === row.teamId || own.some(({ id }) => id === row.stageId)) return null;
  const stage = own.find(({ isWon }) => isWon === (row.status === "won")) ?? own[0];
  if (!stage) throw new Refusal("rule", "team_without_stages");
  return stage;
}

/** Those that change their stage go on top of its column, in the order in which they were named. */
async function placed(ctx: HotContext, steps: readonly BulkStep[], stageOf: StageOf): Promise<BulkStep[]> {
  const going = new Map<StageRow, BulkStep[]>();
  const staying: BulkStep[] = [];
  for (const step of steps) {
    const stage = stageOf(
      step.row,
      step.written.teamId === undefined ? step.row.teamId : step.written.teamId,
    );
    if (!stage) staying.push(step);
    else if (going.has(stage)) going.get(stage)?.push(step);
    else going.set(stage, [step]);
  }
  const moved: BulkStep[] = [];
  for (const [stage, group] of going) {
    const keys = await keysOnTop(ctx, stage.id, group.length);
    moved.push(...group.map((step, at) => inStage(ctx, step, stage, keys[at] ?? step.row.position)));
  }
  return [...staying, ...moved];
}

function inStage(ctx: HotContext, { row, written }: BulkStep, stage: StageRow, position: string): BulkStep {
  const outcome = row.status === "lost" ? {} : outcomeFields(row, stage, ctx.now);
  return { row, written: { ...written, stageId: stage.id, position, ...outcome } };
}
