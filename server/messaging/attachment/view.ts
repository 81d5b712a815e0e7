import type { AttachmentRecord } from "@/common/messaging/attachment";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import type { Sql } from "@/server/core/db";

export type AttachmentRow = AttachmentRecord & {
  readonly entity: TimelineEntity;
  readonly recordId: string;
  readonly personId: string;
  readonly entryId: string | null;
  readonly isComplete: boolean;
  /** Itself, or the note that it is on. */
  readonly isDeleted: boolean;
};

/** A file by its id, whoever asks. */
export async function readAttachment(sql: Sql, id: string): Promise<AttachmentRow | null> {
  const [row] = await sql<AttachmentRow>(
    `SELECT a.id, a.name, a.type, a.size, a.width, a.height, a.entity, a.record_id AS "recordId",
       a.person_id AS "personId", a.entry_id AS "entryId", a.completed_at IS NOT NULL AS "isComplete",
       a.deleted_at IS NOT NULL OR e.deleted_at IS NOT NULL AS "isDeleted"
     FROM attachment a LEFT JOIN timeline_entry e ON e.id = a.entry_id WHERE a.id = $1`,
    [id],
    "attachment",
  );
  return row ?? null;
}

/** The files on a line of history, as JSON; a subquery over alias `e`. */
export const filesOfEntry = `
  (SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size,
     'width', a.width, 'height', a.height) ORDER BY a.created_at, a.id)
   FROM attachment a WHERE a.entry_id = e.id AND a.deleted_at IS NULL)`;
