import { generateNKeysBetween } from "fractional-indexing";
import type { LayOutInput } from "@/common/crm/stage";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { stagesForWrite } from "./access";

/** Makes the whole board anew, for all teams, while there is no opportunity (a deleted one counts) to be moved. */
export async function layOutBoard(ctx: WriteContext, { stages }: LayOutInput) {
  const former = await stagesForWrite(ctx);
  const used = await ctx.sql("SELECT id FROM opportunity LIMIT 1");
  if (used.length > 0) throw new Refusal("rule", "board_in_use");
  await ctx.sql("DELETE FROM stage");
  for (const { id, name } of former) {
    ctx.changed("crm.stage", id, toEveryone.deleted);
    auditSetting(ctx, { entity: "crm.stage", id, name, what: "removed" });
  }
  const positions = generateNKeysBetween(null, null, stages.length);
  for (const [place, { id, name, isWon, probability, rottingDays, hue }] of stages.entries()) {
    const row = [id, name, positions[place], isWon, probability, rottingDays, hue];
    await unlessTaken(
      { stage_pkey: "id" },
      ctx.sql(
        `INSERT INTO stage (id, name, position, is_won, probability, rotting_days, hue)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        row,
      ),
    );
    ctx.changed("crm.stage", id, toEveryone.created);
    auditSetting(ctx, { entity: "crm.stage", id, name, what: "created" });
  }
  return { ids: stages.map(({ id }) => id) };
}
