import type { EditNoteInput } from "@/common/crm/opportunity";
import { mentionsOf } from "@/common/messaging/note-text";
import type { HotContext } from "@/server/core/context";
import { findStandingNote } from "@/server/messaging/note/access";
import { editNote } from "@/server/messaging/note/edit";
import { notify, withdraw } from "@/server/messaging/notice/notify";
import { findForWrite } from "./access";
import { checkMentions } from "./mentions";
import { writeRow } from "./write-row";

/** Rewrites one's own note. Who is mentioned newly is told, who no longer is had never been. */
export async function editNoteOfOpportunity(ctx: HotContext, { id, noteId, body }: EditNoteInput) {
  const row = await findForWrite(ctx, id);
  const note = await findStandingNote(ctx, { entity: "crm.opportunity", recordId: id, noteId });
  const was = mentionsOf(note.body);
  const is = mentionsOf(body.next);
  const added = is.filter((personId) => !was.includes(personId));
  await editNote(ctx, note, { ...body, count: row.timelineSeq + 1 });
  await checkMentions(ctx, row, added);
  const dropped = was.filter((personId) => !is.includes(personId));
  await withdraw(ctx, noteId, dropped);
  for (const personId of added)
    await notify(ctx, personId, {
      kind: "mentioned",
      entity: "crm.opportunity",
      recordId: id,
      entryId: noteId,
    });
  return writeRow(ctx, row, {}, "revised");
}
