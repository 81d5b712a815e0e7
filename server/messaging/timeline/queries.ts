import type { AttachmentRecord } from "@/common/messaging/attachment";
import type {
  FieldChange,
  NoteVersionRecord,
  NoteVersionsInput,
  TimelineEntryRecord,
  TimelineHead,
  TimelineHeadsInput,
  TimelineInput,
  TimelineKind,
} from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { filesOfEntry } from "../attachment/view";

const pageSize = 200;
/** Entries of a record that a device takes along. */
const headSize = 12;

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

/** Over alias `e`. */
const columns = `e.id, e.seq, coalesce(e.revised, e.seq) AS revised, e.kind, e.author_id AS "authorId", e.body, e.changes,
  e.created_at AS "createdAt", e.edited_at AS "editedAt", e.deleted_at IS NOT NULL AS "isDeleted",
  e.deleted_by_id AS "deletedById", CASE WHEN e.kind = 'note' THEN ${filesOfEntry} END AS files`;

/**
 * What became new on a record's timeline after `after`, written or rewritten (or what is older than `before`), the
 * newest so many, oldest first. Who may see it is the caller's to ask.
 */
export async function timelineEntries(
  ctx: ReadContext,
  input: TimelineInput,
): Promise<TimelineEntryRecord[]> {
  const rows = await ctx.sql<EntryRow>(
    `SELECT ${columns} FROM timeline_entry e
     WHERE entity = $1 AND record_id = $2 AND (seq > $3 OR revised > $3) AND ($4::int IS NULL OR seq < $4)
     ORDER BY seq DESC LIMIT ${pageSize}`,
    [input.entity, input.recordId, input.after, input.before ?? null],
    "timeline",
  );
  return rows.reverse().map((row) => view(row, ctx.actor.personId));
}

/** The newest entries of each record, newest first. Who may see them is the caller's to ask. */
export async function timelineHeads(
  ctx: ReadContext,
  { entity, recordIds }: TimelineHeadsInput,
): Promise<TimelineHead[]> {
  const rows = await ctx.sql<EntryRow & { recordId: string }>(
    `SELECT asked.id AS "recordId", e.* FROM unnest($2::uuid[]) AS asked (id)
     CROSS JOIN LATERAL (
       SELECT ${columns} FROM timeline_entry e
       WHERE e.entity = $1 AND e.record_id = asked.id ORDER BY e.seq DESC LIMIT ${headSize}
     ) e`,
    [entity, recordIds],
    "timeline-heads",
  );
  const heads = new Map(recordIds.map((recordId) => [recordId, [] as TimelineEntryRecord[]]));
  for (const { recordId, ...row } of rows) heads.get(recordId)?.push(view(row, ctx.actor.personId));
  return [...heads].map(([recordId, entries]) => ({
    recordId,
    entries: entries.sort((a, b) => b.seq - a.seq),
  }));
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
