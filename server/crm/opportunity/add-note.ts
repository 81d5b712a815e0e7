import type { AddNoteInput } from "@/common/crm/opportunity";
import { mentionsOf } from "@/common/messaging/note-text";
import type { HotContext } from "@/server/core/context";
import { claimFiles } from "@/server/messaging/attachment/claim";
import { notify } from "@/server/messaging/notice/notify";
import { findForWrite } from "./access";
import { checkMentions } from "./mentions";
import { writeRow } from "./write-row";

/** Adds a note with its files to the timeline and tells those it mentions; the text is kept as typed, and never taken for HTML. */
export async function addNote(ctx: HotContext, { id, body, fileIds = [] }: AddNoteInput) {
  const row = await findForWrite(ctx, id);
  const mentioned = mentionsOf(body);
  await checkMentions(ctx, row, mentioned);
  const noteId = crypto.randomUUID();
  const written = await writeRow(ctx, row, {}, { id: noteId, kind: "note", body });
  await claimFiles(ctx, { entity: "crm.opportunity", recordId: id, noteId }, fileIds);
  for (const personId of mentioned)
    await notify(ctx, personId, {
      kind: "mentioned",
      entity: "crm.opportunity",
      recordId: id,
      entryId: noteId,
    });
  return { ...written, noteId };
}
