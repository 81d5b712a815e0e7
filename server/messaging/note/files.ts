import type { NoteFileId } from "@/common/messaging/note";
import type { HotContext } from "@/server/core/context";
import { removeFile, undeleteFile } from "../attachment/remove";
import { findStandingNote } from "./access";
import type { HeldRow, NoteHolder } from "./holder";

/** Takes a file from a note: one's own, or for an administrator any. */
export const removeFileOfNote = <Row extends HeldRow>(holder: NoteHolder<Row>) => change(holder, removeFile);

/** Brings a file back, for whoever deleted it. */
export const undeleteFileOfNote = <Row extends HeldRow>(holder: NoteHolder<Row>) =>
  change(holder, undeleteFile);

const change =
  <Row extends HeldRow>(holder: NoteHolder<Row>, act: typeof removeFile) =>
  async (ctx: HotContext, { id, noteId, fileId }: NoteFileId) => {
    const row = await holder.findForWrite(ctx, id);
    const note = await findStandingNote(ctx, { entity: holder.entity, recordId: id, noteId });
    await act(ctx, note, { fileId, count: row.timelineSeq + 1 });
    return holder.write(ctx, row, "revised");
  };
