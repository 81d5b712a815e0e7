import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";

export type NoteRow = {
  readonly id: string;
  readonly body: string;
  readonly authorId: string | null;
  /** When the words it has now were written. */
  readonly writtenAt: Date;
  readonly deletedAt: Date | null;
  readonly deletedById: string | null;
};

type Place = { readonly entity: string; readonly recordId: string; readonly noteId: string };

/** A note of a record that the caller has found and locked; a deleted one is answered too. */
export async function findNote(ctx: HotContext, { entity, recordId, noteId }: Place): Promise<NoteRow> {
  const [note] = await ctx.sql<NoteRow>(
    `SELECT id, body, author_id AS "authorId", coalesce(edited_at, created_at) AS "writtenAt",
       deleted_at AS "deletedAt", deleted_by_id AS "deletedById"
     FROM timeline_entry WHERE id = $1 AND entity = $2 AND record_id = $3 AND kind = 'note' FOR UPDATE`,
    [noteId, entity, recordId],
  );
  if (!note) throw new Refusal("not_found", "note_not_found");
  return note;
}

/** One that can still be read. */
export async function findStandingNote(ctx: HotContext, place: Place): Promise<NoteRow> {
  const note = await findNote(ctx, place);
  if (note.deletedAt) throw new Refusal("not_found", "note_not_found");
  return note;
}
