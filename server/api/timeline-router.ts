import {
  type NoteVersionsInput,
  noteVersionsInput,
  type TimelineInput,
  timelineInput,
} from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { noteVersions, timelineEntries } from "@/server/messaging/timeline/queries";
import { findRecord } from "./find-record";
import { member, read, router } from "./trpc";

async function listTimeline(ctx: ReadContext, input: TimelineInput) {
  await findRecord[input.entity](ctx, input.recordId);
  return timelineEntries(ctx, input);
}

async function listVersions(ctx: ReadContext, input: NoteVersionsInput) {
  await findRecord[input.entity](ctx, input.recordId);
  return noteVersions(ctx, input);
}

export const timelineRouter = router({
  list: member.input(timelineInput).query(read(listTimeline)),
  versions: member.input(noteVersionsInput).query(read(listVersions)),
});
