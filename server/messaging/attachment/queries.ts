import type { RecordFile, RecordFilesInput } from "@/common/messaging/attachment";
import type { ReadContext } from "@/server/core/context";

type Row = Omit<RecordFile, "at"> & { readonly at: Date; readonly count: number };

/** The files on the notes of a record, the newest so many, and how many there are. Who may see them is the caller's to ask. */
export async function filesOfRecord(ctx: ReadContext, { entity, recordId, limit }: RecordFilesInput) {
  const rows = await ctx.sql<Row>(
    `SELECT a.id, a.name, a.type, a.size, a.width, a.height, a.entry_id AS "noteId", a.person_id AS by,
       a.created_at AS at, count(*) OVER ()::int AS count
     FROM attachment a JOIN timeline_entry e ON e.id = a.entry_id
     WHERE a.entity = $1 AND a.record_id = $2 AND a.deleted_at IS NULL AND e.deleted_at IS NULL
     ORDER BY a.created_at DESC, a.id DESC LIMIT $3`,
    [entity, recordId, limit],
    "record-files",
  );
  const files = rows.map(({ count: _, at, ...file }): RecordFile => ({ ...file, at: at.toISOString() }));
  return { files, count: rows[0]?.count ?? 0 };
}
