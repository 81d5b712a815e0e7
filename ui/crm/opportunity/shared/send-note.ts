import { problemOfFile } from "@/common/messaging/attachment";
import { newId } from "@/ui/live/new-id";
import { performWithFiles } from "@/ui/live/outbox";

/** Words and files as one note, kept and sent as all notes are. Nothing where there is neither. */
export function sendNote(recordId: string, body: string, files: readonly File[]): void {
  const attached = files
    .filter((file) => problemOfFile(file) === null)
    .map((file) => ({ id: newId(), name: file.name, size: file.size, type: file.type, blob: file }));
  const words = body.trim();
  if (words === "" && attached.length === 0) return;
  const fileIds = attached.map(({ id }) => id);
  const input = { id: recordId, body: words, ...(fileIds.length > 0 && { fileIds }) };
  // What is refused stays in the tray with its reason: this page may be gone by then.
  void performWithFiles("crm.opportunity.addNote", input, attached);
}
