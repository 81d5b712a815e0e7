import type { AttachmentRecord } from "@/common/messaging/attachment";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { dismiss, perform } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-entry";
import type { RecordHistory } from "./history";
import { notePaths } from "./note-paths";

type Place = {
  readonly entity: TimelineEntity;
  readonly history: RecordHistory;
  readonly recordId: string;
  readonly note: TimelineEntryRecord;
};

/** Shows at once; what was refused is taken back, and the caller says why. */
async function settled(sent: Promise<Outcome>, takeBack: () => void): Promise<Outcome> {
  const outcome = await sent;
  if (!outcome.ok) {
    dismiss(outcome.mutationId);
    takeBack();
  }
  return outcome;
}

export function editNote({ entity, history, recordId, note }: Place, body: string): Promise<Outcome> {
  const input = { id: recordId, noteId: note.id, body: { base: note.body ?? "", next: body } };
  const takeBack = history.amend(note.id, { body, editedAt: new Date().toISOString() });
  return settled(perform(notePaths[entity].editNote, input), takeBack);
}

export function removeNote({ entity, history, recordId, note }: Place): Promise<Outcome> {
  const takeBack = history.amend(note.id, { body: null, authorId: null, deleted: "byMe" });
  return settled(perform(notePaths[entity].removeNote, { id: recordId, noteId: note.id }), takeBack);
}

/** Its words come back with the answer of the server: they were on no device any more. */
export const undeleteNote = ({ entity, recordId, note }: Place): Promise<Outcome> =>
  settled(perform(notePaths[entity].undeleteNote, { id: recordId, noteId: note.id }), () => undefined);

export function removeFile(
  { entity, history, recordId, note }: Place,
  file: AttachmentRecord,
): Promise<Outcome> {
  const takeBack = history.amend(note.id, { files: note.files.filter(({ id }) => id !== file.id) });
  const input = { id: recordId, noteId: note.id, fileId: file.id };
  return settled(perform(notePaths[entity].removeFile, input), takeBack);
}

export function undeleteFile(
  { entity, history, recordId, note }: Place,
  file: AttachmentRecord,
): Promise<Outcome> {
  const takeBack = history.amend(note.id, { files: note.files });
  const input = { id: recordId, noteId: note.id, fileId: file.id };
  return settled(perform(notePaths[entity].undeleteFile, input), takeBack);
}
