import type { AddNoteInput } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { findForWrite } from "./access";
import { writeRow } from "./write-row";

/** Adds a note to the timeline; the text is kept as typed and shown as text, never as markup. */
export async function addNote(ctx: HotContext, { id, body }: AddNoteInput) {
  const row = await findForWrite(ctx, id);
  return writeRow(ctx, row, {}, { kind: "note", body });
}
