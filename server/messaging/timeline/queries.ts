import type {
  FieldChange,
  TimelineEntryRecord,
  TimelineInput,
  TimelineKind,
} from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";

const pageSize = 200;

type EntryRow = {
  id: string;
  seq: number;
  kind: TimelineKind;
  authorId: string | null;
  body: string | null;
  changes: FieldChange[] | null;
  createdAt: Date;
};

/** The newest entries of a record after `after` (or before `before`), oldest first. Who may see it is the caller's to ask. */
export async function timelineEntries(
  ctx: ReadContext,
  input: TimelineInput,
): Promise<TimelineEntryRecord[]> {
  const rows = await ctx.sql<EntryRow>(
    `SELECT id, seq, kind, author_id AS "authorId", body, changes, created_at AS "createdAt"
     FROM timeline_entry
     WHERE entity = $1 AND record_id = $2 AND seq > $3 AND ($4::int IS NULL OR seq < $4)
     ORDER BY seq DESC LIMIT ${pageSize}`,
    [input.entity, input.recordId, input.after, input.before ?? null],
    "timeline",
  );
  return rows
    .reverse()
    .map((row) => ({ ...row, changes: row.changes ?? [], createdAt: row.createdAt.toISOString() }));
}
