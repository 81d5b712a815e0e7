import type { FieldChange } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { audience } from "./access";

/** An opportunity as the rewriting of many at once sees it. */
export type HeldRow = {
  readonly id: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly deletedAt: Date | null;
  readonly stageId: string;
  readonly position: string;
  readonly tagIds: readonly string[];
  readonly lostReasonId: string | null;
};

export type Rewrite = {
  readonly row: HeldRow;
  readonly teamId?: string;
  readonly stageId?: string;
  readonly position?: string;
  readonly tagIds?: readonly string[];
  readonly lostReasonId?: string;
  /** For the line of history; `merge` and `names` let it be undone, and read once the thing is gone. */
  readonly changes: readonly FieldChange[];
};

export const heldColumns = `o.id, o.team_id AS "teamId", o.owner_id AS "ownerId", o.deleted_at AS "deletedAt",
  o.stage_id AS "stageId", o.position, o.tag_ids::text[] AS "tagIds", o.lost_reason_id AS "lostReasonId"`;

/**
 * Locks all opportunities that something uses, deleted ones too, in one order: two who do so wait for each other. It is
 * done before the thing itself is locked, as single moves and edits do, and again after, for what came in between.
 */
export const lockHeld = (ctx: HotContext, where: string, values: readonly unknown[]) =>
  ctx.sql<HeldRow>(
    `SELECT ${heldColumns} FROM opportunity o WHERE ${where} ORDER BY o.id FOR UPDATE OF o`,
    values,
  );

/**
 * Writes many locked opportunities and a line of history for each in one statement, and announces every one.
 * `touched_at` stays, for nobody worked on them.
 */
export async function rewriteMany(ctx: HotContext, rewrites: readonly Rewrite[]): Promise<void> {
  if (rewrites.length === 0) return;
  const rows = rewrites.map(({ row, teamId, stageId, position, tagIds, lostReasonId, changes }) => ({
    ...{ id: row.id, team_id: teamId, stage_id: stageId, position, lost_reason_id: lostReasonId, changes },
    tag_ids: tagIds && `{${tagIds.join(",")}}`,
  }));
  await ctx.sql(rewriting, [JSON.stringify(rows), ctx.now, ctx.actor.personId]);
  for (const { row, teamId } of rewrites) {
    const after = teamId === undefined ? row : { ...row, teamId };
    ctx.changed("crm.opportunity", row.id, { op: "updated", before: audience(row), after: audience(after) });
  }
}

/** What is not named stays. */
const rewriting = `
  WITH moved AS (
    UPDATE opportunity o SET
      team_id = coalesce(new.team_id, o.team_id),
      stage_id = coalesce(new.stage_id, o.stage_id),
      stage_changed_at = CASE WHEN new.stage_id IS NULL THEN o.stage_changed_at ELSE $2 END,
      position = coalesce(new.position, o.position),
      lost_reason_id = coalesce(new.lost_reason_id, o.lost_reason_id),
      tag_ids = coalesce(new.tag_ids::uuid[], o.tag_ids),
      updated_at = $2, version = o.version + 1, timeline_seq = o.timeline_seq + 1
    FROM jsonb_to_recordset($1::jsonb) AS new (
      id uuid, team_id uuid, stage_id uuid, position text, lost_reason_id uuid, tag_ids text, changes jsonb
    )
    WHERE o.id = new.id
    RETURNING o.id, o.timeline_seq, new.changes
  )
  INSERT INTO timeline_entry (id, entity, record_id, seq, kind, author_id, changes, created_at)
  SELECT gen_random_uuid(), 'crm.opportunity', id, timeline_seq, 'changed', $3, changes, $2 FROM moved`;
