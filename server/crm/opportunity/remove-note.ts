import type { NoteId } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { findNote, findStandingNote } from "@/server/messaging/note/access";
import { removeNote, undeleteNote } from "@/server/messaging/note/remove";
import { findForWrite } from "./access";
import { writeRow } from "./write-row";

/** Deletes a note: one's own, or for an administrator any. */
export async function removeNoteOfOpportunity(ctx: HotContext, { id, noteId }: NoteId) {
  const row = await findForWrite(ctx, id);
  const note = await findStandingNote(ctx, { entity: "crm.opportunity", recordId: id, noteId });
  await removeNote(ctx, note, row.timelineSeq + 1);
  return writeRow(ctx, row, {}, "revised");
}

/** Brings a note back, for whoever deleted it. */
export async function undeleteNoteOfOpportunity(ctx: HotContext, { id, noteId }: NoteId) {
  const row = await findForWrite(ctx, id);
  const note = await findNote(ctx, { entity: "crm.opportunity", recordId: id, noteId });
  await undeleteNote(ctx, note, row.timelineSeq + 1);
  return writeRow(ctx, row, {}, "revised");
}
