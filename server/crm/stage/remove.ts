import { generateNKeysBetween } from "fractional-indexing";
import type { StageRecord } from "@/common/crm/records";
import type { RemoveStageInput } from "@/common/crm/stage";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { audience } from "../opportunity/access";
import { pick, stagesForWrite } from "./access";

/** Removes a stage. Its opportunities, lost and deleted ones too, go below those of another stage, in their order. */
export async function removeStage(ctx: WriteContext, { id, moveTo }: RemoveStageInput) {
  const stages = await stagesForWrite(ctx);
  const stage = pick(stages, id);
  const others = stages.filter((one) => one.id !== id);
  if (!others.some((one) => one.teamId === null) || others.length === 0)
    throw new Refusal("rule", "last_stage");

  const held = await lockHeld(ctx, id);
  if (held.length > 0) {
    if (moveTo === null) throw new Refusal("rule", "stage_in_use");
    await moveAll(ctx, held, stage, successor(others, stage, moveTo));
  }
  await ctx.sql("DELETE FROM stage WHERE id = $1", [id]);
  ctx.changed("crm.stage", id, toEveryone.deleted);
  return { id, moved: held.length };
}

/** Moving must neither win nor reopen anything, nor take a card to a column its team does not have. */
function successor(others: readonly StageRecord[], stage: StageRecord, moveTo: string): StageRecord {
  const target = others.find((one) => one.id === moveTo);
  if (!target) throw invalid("moveTo", "unknown");
  if (target.isWon !== stage.isWon) throw new Refusal("rule", "stage_won_differs");
  if (target.teamId !== null && target.teamId !== stage.teamId)
    throw new Refusal("rule", "stage_of_another_team");
  return target;
}

type Held = {
  readonly id: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly deletedAt: Date | null;
};

const lockHeld = (ctx: WriteContext, stageId: string) =>
  ctx.sql<Held>(
    `SELECT id, team_id AS "teamId", owner_id AS "ownerId", deleted_at AS "deletedAt"
     FROM opportunity WHERE stage_id = $1 ORDER BY position, id FOR UPDATE`,
    [stageId],
  );

async function moveAll(
  ctx: WriteContext,
  held: readonly Held[],
  from: StageRecord,
  to: StageRecord,
): Promise<void> {
  const [last] = await ctx.sql<{ position: string | null }>(
    "SELECT max(position) AS position FROM opportunity WHERE stage_id = $1",
    [to.id],
  );
  const positions = generateNKeysBetween(last?.position ?? null, null, held.length);
  const changes = [{ field: "stageId", before: from.id, after: to.id }];
  await ctx.sql(moving, [
    to.id,
    held.map((row) => row.id),
    positions,
    ctx.now,
    ctx.actor.personId,
    JSON.stringify(changes),
  ]);
  for (const row of held) {
    ctx.changed("crm.opportunity", row.id, { op: "updated", before: audience(row), after: audience(row) });
  }
}

/** All cards and their lines of history in one statement; `touched_at` stays, for nobody worked on them. */
const moving = `
  WITH moved AS (
    UPDATE opportunity o SET stage_id = $1, position = place.position, stage_changed_at = $4, updated_at = $4,
      version = version + 1, timeline_seq = timeline_seq + 1
    FROM unnest($2::uuid[], $3::text[]) AS place (id, position) WHERE o.id = place.id
    RETURNING o.id, o.timeline_seq
  )
  INSERT INTO timeline_entry (id, entity, record_id, seq, kind, author_id, changes, created_at)
  SELECT gen_random_uuid(), 'crm.opportunity', id, timeline_seq, 'changed', $5, $6::jsonb, $4 FROM moved`;
