import {
  type NoteVersionsInput,
  noteVersionsInput,
  type TimelineInput,
  timelineInput,
} from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { findOpportunity } from "@/server/crm/opportunity/access";
import { noteVersions, timelineEntries } from "@/server/messaging/timeline/queries";
import { findPartner } from "@/server/partners/partner/access";
import { member, read, router } from "./trpc";

/** Who may see a record may read its history; here, where all kinds of records are known. */
const find: Record<TimelineInput["entity"], (ctx: ReadContext, id: string) => Promise<unknown>> = {
  "crm.opportunity": findOpportunity,
  "partners.partner": findPartner,
};

async function listTimeline(ctx: ReadContext, input: TimelineInput) {
  await find[input.entity](ctx, input.recordId);
  return timelineEntries(ctx, input);
}

async function listVersions(ctx: ReadContext, input: NoteVersionsInput) {
  await find[input.entity](ctx, input.recordId);
  return noteVersions(ctx, input);
}

export const timelineRouter = router({
  list: member.input(timelineInput).query(read(listTimeline)),
  versions: member.input(noteVersionsInput).query(read(listVersions)),
});
