import type { EditNoteInput } from "@/common/messaging/note";
import { mentionsOf } from "@/common/messaging/note-text";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { withdraw } from "../notice/notify";
import { findStandingNote, type NoteRow } from "./access";
import type { HeldRow, NoteHolder } from "./holder";
import { checkMentions, tellMentioned } from "./mentions";

/** Rewrites one's own note. Who is mentioned newly is told, who no longer is had never been. */
export const editNote =
  <Row extends HeldRow>(holder: NoteHolder<Row>) =>
  async (ctx: HotContext, { id, noteId, body }: EditNoteInput) => {
    const row = await holder.findForWrite(ctx, id);
    const note = await findStandingNote(ctx, { entity: holder.entity, recordId: id, noteId });
    const was = mentionsOf(note.body);
    const is = mentionsOf(body.next);
    const added = is.filter((personId) => !was.includes(personId));
    await rewrite(ctx, note, { ...body, count: row.timelineSeq + 1 });
    await checkMentions(ctx, holder, row, added);
    const dropped = was.filter((personId) => !is.includes(personId));
    await withdraw(ctx, noteId, dropped);
    await tellMentioned(ctx, holder, { recordId: id, noteId }, added);
    return holder.write(ctx, row, "revised");
  };

type Rewriting = {
  readonly base: string;
  readonly next: string;
  /** The record's next count. */
  readonly count: number;
};

/**
 * Gives one's own note other words and keeps those it had.
 *
 * @throws Refusal where it is somebody else's, or was rewritten meanwhile (on another device).
 */
async function rewrite(ctx: HotContext, note: NoteRow, { base, next, count }: Rewriting): Promise<void> {
  if (note.authorId !== ctx.actor.personId) throw new Refusal("forbidden", "own_notes_only");
  if (note.body !== base) {
    const theirs = { field: "body", base, theirs: note.body, mine: next, by: note.authorId };
    throw new Refusal("conflict", "conflict", [{ ...theirs, at: note.writtenAt.toISOString() }]);
  }
  await ctx.sql(
    `INSERT INTO note_version (entry_id, number, body, written_at)
     SELECT $1::uuid, coalesce(max(number), 0) + 1, $2, $3 FROM note_version WHERE entry_id = $1::uuid`,
    [note.id, note.body, note.writtenAt],
  );
  await ctx.sql(`UPDATE timeline_entry SET body = $2, edited_at = $3, revised = $4 WHERE id = $1`, [
    note.id,
    next,
    ctx.now,
    count,
  ]);
}
