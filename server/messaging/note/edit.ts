import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import type { NoteRow } from "./access";

type Edit = {
  readonly base: string;
  readonly next: string /** The record's next count. */;
  readonly count: number;
};

/**
 * Gives one's own note other words and keeps those it had. The caller raises the record's count to `count` and announces
 * the record.
 *
 * @throws Refusal where it is somebody else's, or was rewritten meanwhile (on another device).
 */
export async function editNote(ctx: HotContext, note: NoteRow, { base, next, count }: Edit): Promise<void> {
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
