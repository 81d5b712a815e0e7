import type { NoteId } from "@/common/messaging/note";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { announceNoticesOf } from "../notice/announce";
import { findNote, findStandingNote } from "./access";
import type { HeldRow, NoteHolder } from "./holder";

/**
 * Takes a note from every reader: one's own, or for an administrator any. Notices about it go with it. It stays in the
 * database so that whoever deleted it can bring it back.
 */
export const removeNote =
  <Row extends HeldRow>(holder: NoteHolder<Row>) =>
  async (ctx: HotContext, { id, noteId }: NoteId) => {
    const row = await holder.findForWrite(ctx, id);
    const note = await findStandingNote(ctx, { entity: holder.entity, recordId: id, noteId });
    if (note.authorId !== ctx.actor.personId) mustHave(ctx.actor, "administer");
    await ctx.sql(
      `UPDATE timeline_entry SET deleted_at = $2, deleted_by_id = $3, revised = $4 WHERE id = $1`,
      [note.id, ctx.now, ctx.actor.personId, row.timelineSeq + 1],
    );
    await announceNoticesOf(ctx, { entryId: note.id });
    return holder.write(ctx, row, "revised");
  };

/** Brings a note back, for whoever deleted it. */
export const undeleteNote =
  <Row extends HeldRow>(holder: NoteHolder<Row>) =>
  async (ctx: HotContext, { id, noteId }: NoteId) => {
    const row = await holder.findForWrite(ctx, id);
    const note = await findNote(ctx, { entity: holder.entity, recordId: id, noteId });
    if (!note.deletedAt) throw new Refusal("rule", "not_deleted");
    if (note.deletedById !== ctx.actor.personId) throw new Refusal("forbidden", "own_notes_only");
    await ctx.sql(
      `UPDATE timeline_entry SET deleted_at = NULL, deleted_by_id = NULL, revised = $2 WHERE id = $1`,
      [note.id, row.timelineSeq + 1],
    );
    await announceNoticesOf(ctx, { entryId: note.id });
    return holder.write(ctx, row, "revised");
  };
