import type { StageRecord } from "@/common/crm/records";
import type { UnremoveStageInput } from "@/common/crm/stage";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { findMerge } from "../opportunity/find-merge";
import { rewriteMany } from "../opportunity/rewrite-many";
import { refuseNameTwice, refuseUnknownTeam, stagesForWrite } from "./access";

/** Brings a removed stage back with the cards that still stand where the removal put them, each to its old place. */
export async function unremoveStage(ctx: WriteContext, input: UnremoveStageInput) {
  mustHave(ctx.actor, "configure");
  const { gone, into, moved } = await findMerge<StageRecord>(ctx, "crm.stage.remove", input);
  refuseNameTwice(await stagesForWrite(ctx), gone);
  await refuseUnknownTeam(ctx, gone.teamId);
  await unlessTaken({ stage_pkey: "id" }, insertStage(ctx, gone));
  ctx.changed("crm.stage", gone.id, toEveryone.created);
  auditSetting(ctx, { entity: "crm.stage", id: gone.id, name: gone.name, what: "created" });
  const still = moved.filter((row) => row.stageId === into);
  await rewriteMany(
    ctx,
    still.map(({ change, ...row }) => ({
      row,
      stageId: gone.id,
      position: change.position ?? row.position,
      changes: [{ field: "stageId", before: into, after: gone.id }],
    })),
  );
  return { id: gone.id, moved: still.length };
}

/** As it was. */
export const insertStage = (ctx: WriteContext, stage: StageRecord): Promise<unknown> =>
  ctx.sql(
    `INSERT INTO stage (id, name, team_id, position, is_won, probability, rotting_days, hue, folded, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      stage.id,
      ...[stage.name, stage.teamId, stage.position, stage.isWon, stage.probability],
      ...[stage.rottingDays, stage.hue, stage.folded, stage.version + 1],
    ],
  );
