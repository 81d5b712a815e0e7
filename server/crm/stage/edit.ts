import type { StageRecord } from "@/common/crm/records";
import type { EditStageInput } from "@/common/crm/stage";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { pick, refuseNameTwice, refuseUnknownTeam, stagesForWrite } from "./access";

/** Edits the set-up of a stage. What would change the opportunities in it is refused while it holds any. */
export async function editStage(ctx: WriteContext, { id, changes }: EditStageInput) {
  const stages = await stagesForWrite(ctx);
  const before = pick(stages, id);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: StageRecord = { ...before, ...Object.fromEntries(given) };

  refuseNameTwice(stages, after);
  if (after.teamId !== before.teamId) await changeTeam(ctx, stages, after);
  if (after.isWon !== before.isWon) await refuseWhileInUse(ctx, id);
  await ctx.sql(
    `UPDATE stage SET name = $2, team_id = $3, is_won = $4, probability = $5, rotting_days = $6, hue = $7,
       folded = $8, version = version + 1
     WHERE id = $1`,
    [
      id,
      after.name,
      after.teamId,
      after.isWon,
      after.probability,
      after.rottingDays,
      after.hue,
      after.folded,
    ],
  );
  ctx.changed("crm.stage", id, toEveryone.updated);
  const of = { entity: "crm.stage", id, name: before.name } as const;
  auditSetting(ctx, { ...of, what: "changed", before, wished: changes });
  return { id };
}

/** Others than the new team would lose sight of their opportunities; and a board needs a stage that all share. */
async function changeTeam(
  ctx: WriteContext,
  stages: readonly StageRecord[],
  after: StageRecord,
): Promise<void> {
  await refuseUnknownTeam(ctx, after.teamId);
  if (after.teamId === null) return;
  const shared = stages.some((stage) => stage.id !== after.id && stage.teamId === null);
  if (!shared) throw new Refusal("rule", "last_stage");
  const foreign = await ctx.sql(
    "SELECT id FROM opportunity WHERE stage_id = $1 AND team_id IS DISTINCT FROM $2::uuid LIMIT 1",
    [after.id, after.teamId],
  );
  if (foreign.length > 0) throw new Refusal("rule", "stage_in_use");
}

/** Its opportunities would be won, or no longer won, without anybody having said so of them. */
async function refuseWhileInUse(ctx: WriteContext, id: string): Promise<void> {
  const held = await ctx.sql("SELECT id FROM opportunity WHERE stage_id = $1 LIMIT 1", [id]);
  if (held.length > 0) throw new Refusal("rule", "stage_in_use");
}
