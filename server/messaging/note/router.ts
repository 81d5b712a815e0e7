import { addNoteInput, editNoteInput, noteFileId, noteId } from "@/common/messaging/note";
import { command, member, writeHot } from "@/server/api/trpc";
import { addNote } from "./add";
import { editNote } from "./edit";
import { removeFileOfNote, undeleteFileOfNote } from "./files";
import type { HeldRow, NoteHolder } from "./holder";
import { removeNote, undeleteNote } from "./remove";

/** What the router of each kind of record that has notes lists. */
export const noteProcedures = <Row extends HeldRow>(holder: NoteHolder<Row>) => ({
  addNote: member.input(command(addNoteInput)).mutation(writeHot(addNote(holder))),
  editNote: member.input(command(editNoteInput)).mutation(writeHot(editNote(holder))),
  removeNote: member.input(command(noteId)).mutation(writeHot(removeNote(holder))),
  undeleteNote: member.input(command(noteId)).mutation(writeHot(undeleteNote(holder))),
  removeFile: member.input(command(noteFileId)).mutation(writeHot(removeFileOfNote(holder))),
  undeleteFile: member.input(command(noteFileId)).mutation(writeHot(undeleteFileOfNote(holder))),
});
