import type { AddNoteInput } from "@/common/messaging/note";
import { mentionsOf } from "@/common/messaging/note-text";
import type { HotContext } from "@/server/core/context";
import { claimFiles } from "../attachment/claim";
import type { HeldRow, NoteHolder } from "./holder";
import { checkMentions, tellMentioned } from "./mentions";

/** Adds a note with its files to the timeline and tells those it mentions; the text is kept as typed, and never taken for HTML. */
export const addNote =
  <Row extends HeldRow>(holder: NoteHolder<Row>) =>
  async (ctx: HotContext, { id, body, fileIds = [] }: AddNoteInput) => {
    const row = await holder.findForWrite(ctx, id);
    const mentioned = mentionsOf(body);
    await checkMentions(ctx, holder, row, mentioned);
    const noteId = crypto.randomUUID();
    const written = await holder.write(ctx, row, { id: noteId, kind: "note", body });
    await claimFiles(ctx, { entity: holder.entity, recordId: id, noteId }, fileIds);
    await tellMentioned(ctx, holder, { recordId: id, noteId }, mentioned);
    return { ...written, noteId };
  };
