import type { AttachmentRecord } from "@/common/messaging/attachment";
import type {
  FieldChange,
  NoteVersionRecord,
  NoteVersionsInput,
  TimelineEntryRecord,
  TimelineInput,
  TimelineKind,
} from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { filesOfEntry } from "../attachment/view";

const pageSize = 200;

type EntryRow = {
  id: string;
  seq: number;
  revised: number;
  kind: TimelineKind;
  authorId: string | null;
  body: string | null;
  changes: FieldChange[] | null;
  files: AttachmentRecord[] | null;
  createdAt: Date;
  editedAt: Date | null;
  isDeleted: boolean;
  deletedById: string | null;
};

/**
 * What became new on a record's timeline after `after`, written or rewritten (or what is older than `before`), the
 * newest so many, oldest first. Who may see it is the caller's to ask.
 */
export async function timelineEntries(
  ctx: ReadContext,
  input: TimelineInput,
): Promise<TimelineEntryRecord[]> {
  const rows = await ctx.sql<EntryRow>(
    `SELECT id, seq, coalesce(revised, seq) AS revised, kind, author_id AS "authorId", body, changes,
       created_at AS "createdAt", edited_at AS "editedAt", deleted_at IS NOT NULL AS "isDeleted",
       deleted_by_id AS "deletedById", CASE WHEN kind = 'note' THEN ${filesOfEntry} END AS files
     FROM timeline_entry e
     WHERE entity = $1 AND record_id = $2 AND (seq > $3 OR revised > $3) AND ($4::int IS NULL OR seq < $4)
     ORDER BY seq DESC LIMIT ${pageSize}`,
    [input.entity, input.recordId, input.after, input.before ?? null],
    "timeline",
  );
  return rows.reverse().map((row) => view(row, ctx.actor.personId));
}

function view({ isDeleted, deletedById, ...row }: EntryRow, readerId: string): TimelineEntryRecord {
  const entry = {
    ...row,
    changes: row.changes ?? [],
    files: row.files ?? [],
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deleted: null,
  };
  if (!isDeleted) return entry;
  const deleted = deletedById === readerId ? "byMe" : "byOther";
  return { ...entry, authorId: null, body: null, changes: [], files: [], editedAt: null, deleted };
}

/** What a note said before, oldest first; of a deleted one nobody is told. */
export async function noteVersions(ctx: ReadContext, input: NoteVersionsInput): Promise<NoteVersionRecord[]> {
  const [note] = await ctx.sql(
    `SELECT id FROM timeline_entry
     WHERE id = $1 AND entity = $2 AND record_id = $3 AND kind = 'note' AND deleted_at IS NULL`,
    [input.noteId, input.entity, input.recordId],
  );
  if (!note) throw new Refusal("not_found", "note_not_found");
  const rows = await ctx.sql<{ number: number; body: string; writtenAt: Date }>(
    `SELECT number, body, written_at AS "writtenAt" FROM note_version WHERE entry_id = $1 ORDER BY number`,
    [input.noteId],
  );
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
}
