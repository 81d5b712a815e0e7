import * as z from "zod/mini";
import { text, uuid } from "../fields";
import { mostFiles } from "./attachment";
import { longestNote, mentionsOf } from "./note-text";

const mostMentions = 20;

const fewMentions = z.refine<string>((body) => mentionsOf(body).length <= mostMentions, "tooManyMentions");

/** What is accepted as a note; apart from the reading of one, which needs no parser of inputs. */
export const noteBody = text(1, longestNote).check(fewMentions);

/** The words of a note that has files: there may be none. */
const noteWords = text(0, longestNote).check(fewMentions);

export const addNoteInput = z
  .strictObject({
    id: uuid,
    body: noteWords,
    /** Files that this person has uploaded for this record. */
    fileIds: z.optional(z.array(uuid).check(z.maxLength(mostFiles, "tooManyFiles"))),
  })
  .check(
    z.refine(({ body, fileIds = [] }) => body !== "" || fileIds.length > 0, {
      path: ["body"],
      message: "required",
    }),
  );
export type AddNoteInput = z.infer<typeof addNoteInput>;

export const editNoteInput = z.strictObject({
  id: uuid,
  noteId: uuid,
  body: z.strictObject({ base: text(0, longestNote), next: noteBody }),
});
export type EditNoteInput = z.infer<typeof editNoteInput>;

/** One note of one record. */
export const noteId = z.strictObject({ id: uuid, noteId: uuid });
export type NoteId = z.infer<typeof noteId>;

/** One file of one note. */
export const noteFileId = z.strictObject({ id: uuid, noteId: uuid, fileId: uuid });
export type NoteFileId = z.infer<typeof noteFileId>;
