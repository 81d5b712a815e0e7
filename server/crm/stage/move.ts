import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { StageRecord } from "@/common/crm/records";
import type { MoveStageInput } from "@/common/crm/stage";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { pick, stagesForWrite } from "./access";

/**
 * Puts a stage between two others. Where they are no neighbours any more it goes right after the first, else right
 * before the second, else to the end.
 */
export async function moveStage(ctx: WriteContext, { id, afterId, beforeId }: MoveStageInput) {
  const stages = await stagesForWrite(ctx);
  const stage = pick(stages, id);
  const others = stages.filter((one) => one.id !== id);
  const index = placeAmong(others, afterId, beforeId);
  const above = others[index - 1]?.position ?? null;
  const below = others[index]?.position ?? null;

  if (above !== null && below !== null && above >= below) {
    return respread(ctx, others.toSpliced(index, 0, stage), id);
  }
  const position = generateKeyBetween(above, below);
  const of = { entity: "crm.stage", id, name: stage.name } as const;
  auditSetting(ctx, { ...of, what: "changed" });
  await writePosition(ctx, id, position);
  return { id, position };
}

function placeAmong(others: readonly StageRecord[], afterId: string | null, beforeId: string | null): number {
  const after = others.findIndex((one) => one.id === afterId);
  if (after >= 0) return after + 1;
  const before = others.findIndex((one) => one.id === beforeId);
  return before >= 0 ? before : others.length;
}

/** Two stages with one key (from an import, say) leave no room between them: all get new keys in the wanted order. */
async function respread(ctx: WriteContext, ordered: readonly StageRecord[], id: string) {
  const keys = generateNKeysBetween(null, null, ordered.length);
  for (const [index, stage] of ordered.entries()) await writePosition(ctx, stage.id, keys[index] ?? "");
  return { id, position: keys[ordered.findIndex((stage) => stage.id === id)] ?? "" };
}

async function writePosition(ctx: WriteContext, id: string, position: string): Promise<void> {
  await ctx.sql("UPDATE stage SET position = $2, version = version + 1 WHERE id = $1", [id, position]);
  ctx.changed("crm.stage", id, toEveryone.updated);
}
