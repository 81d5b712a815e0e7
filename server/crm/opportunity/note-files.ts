import type { NoteFileId } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { removeFile, undeleteFile } from "@/server/messaging/attachment/remove";
import { findStandingNote } from "@/server/messaging/note/access";
import { findForWrite } from "./access";
import { writeRow } from "./write-row";

/** Takes a file from a note: one's own, or for an administrator any. */
export const removeFileOfNote = (ctx: HotContext, input: NoteFileId) => change(ctx, input, removeFile);

/** Brings a file back, for whoever deleted it. */
export const undeleteFileOfNote = (ctx: HotContext, input: NoteFileId) => change(ctx, input, undeleteFile);

async function change(ctx: HotContext, { id, noteId, fileId }: NoteFileId, act: typeof removeFile) {
  const row = await findForWrite(ctx, id);
  const note = await findStandingNote(ctx, { entity: "crm.opportunity", recordId: id, noteId });
  await act(ctx, note, { fileId, count: row.timelineSeq + 1 });
  return writeRow(ctx, row, {}, "revised");
}
