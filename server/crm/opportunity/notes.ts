import type { NoteHolder } from "@/server/messaging/note/holder";
import { canSee, findForWrite } from "./access";
import type { OpportunityRow } from "./view";
import { writeRow } from "./write-row";

/** Notes on opportunities: by whoever works on them. */
export const opportunityNotes: NoteHolder<OpportunityRow> = {
  entity: "crm.opportunity",
  findForWrite,
  canSee,
  write: (ctx, row, told) => writeRow(ctx, row, {}, told),
};
