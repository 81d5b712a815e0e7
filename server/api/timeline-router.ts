import { type RecordFilesInput, recordFilesInput } from "@/common/messaging/attachment";
import {
  type NoteVersionsInput,
  noteVersionsInput,
  type TimelineHeadsInput,
  type TimelineInput,
  timelineHeadsInput,
  timelineInput,
} from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { filesOfRecord } from "@/server/messaging/attachment/queries";
import { noteVersions, timelineEntries, timelineHeads } from "@/server/messaging/timeline/queries";
import { findRecord, visibleAmong } from "./find-record";
import { member, read, router } from "./trpc";

async function listTimeline(ctx: ReadContext, input: TimelineInput) {
  await findRecord[input.entity](ctx, input.recordId);
  return timelineEntries(ctx, input);
}

/** Of those that the person may see; the others are left out. */
async function listHeads(ctx: ReadContext, input: TimelineHeadsInput) {
  const recordIds = await visibleAmong[input.entity](ctx, input.recordIds);
  return timelineHeads(ctx, { ...input, recordIds });
}

async function listVersions(ctx: ReadContext, input: NoteVersionsInput) {
  await findRecord[input.entity](ctx, input.recordId);
  return noteVersions(ctx, input);
}

async function listFiles(ctx: ReadContext, input: RecordFilesInput) {
  await findRecord[input.entity](ctx, input.recordId);
  return filesOfRecord(ctx, input);
}

export const timelineRouter = router({
  list: member.input(timelineInput).query(read(listTimeline)),
  files: member.input(recordFilesInput).query(read(listFiles)),
  heads: member.input(timelineHeadsInput).query(read(listHeads)),
  versions: member.input(noteVersionsInput).query(read(listVersions)),
});
