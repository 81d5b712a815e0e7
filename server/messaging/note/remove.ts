import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { announceNoticesOf } from "../notice/announce";
import type { NoteRow } from "./access";

/**
 * Takes a note from every reader: one's own, or for an administrator any. Notices about it go with it. It stays in the
 * database so that whoever deleted it can bring it back.
 */
export async function removeNote(ctx: HotContext, note: NoteRow, count: number): Promise<void> {
  if (note.authorId !== ctx.actor.personId) mustHave(ctx.actor, "administer");
  await ctx.sql(`UPDATE timeline_entry SET deleted_at = $2, deleted_by_id = $3, revised = $4 WHERE id = $1`, [
    note.id,
    ctx.now,
    ctx.actor.personId,
    count,
  ]);
  await announceNoticesOf(ctx, { entryId: note.id });
}

/** For whoever deleted it. */
export async function undeleteNote(ctx: HotContext, note: NoteRow, count: number): Promise<void> {
  if (!note.deletedAt) throw new Refusal("rule", "not_deleted");
  if (note.deletedById !== ctx.actor.personId) throw new Refusal("forbidden", "own_notes_only");
  await ctx.sql(
    `UPDATE timeline_entry SET deleted_at = NULL, deleted_by_id = NULL, revised = $2 WHERE id = $1`,
    [note.id, count],
  );
  await announceNoticesOf(ctx, { entryId: note.id });
}
