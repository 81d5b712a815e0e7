import { generateKeyBetween } from "fractional-indexing";
import type { CreateStageInput } from "@/common/crm/stage";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { refuseNameTwice, refuseUnknownTeam, stagesForWrite } from "./access";

/** Adds a stage at the end of the board. */
export async function createStage(ctx: WriteContext, input: CreateStageInput) {
  const stages = await stagesForWrite(ctx);
  refuseNameTwice(stages, input);
  await refuseUnknownTeam(ctx, input.teamId);
  const position = generateKeyBetween(stages.at(-1)?.position ?? null, null);
  const { id, name, teamId, isWon, probability, rottingDays, hue } = input;
  await unlessTaken(
    { stage_pkey: "id" },
    ctx.sql(
      `INSERT INTO stage (id, name, team_id, position, is_won, probability, rotting_days, hue)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, name, teamId, position, isWon, probability, rottingDays, hue],
    ),
  );
  ctx.changed("crm.stage", id, toEveryone.created);
  auditSetting(ctx, { entity: "crm.stage", id, name, what: "created" });
  return { id, position };
}
