"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { mostFiles, problemOfFile, type RecordFile } from "@/common/messaging/attachment";
import { toast } from "@/ui/kit/toast";
import { newId } from "@/ui/live/new-id";
import { type Attached, dismiss, perform, performWithFiles } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import type { RecordHistory } from "../timeline/history";
import { notePaths } from "../timeline/note-paths";

/** What is done to the files of a record, each by one command that waits for a network where there is none. */
export function useFileActs(history: RecordHistory) {
  const t = useTranslations("crm.timeline");
  const refusalText = useRefusalText();
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const { entity, recordId } = history.about;
  const hide = (id: string, isHidden: boolean) =>
    setRemoved((was) => {
      const next = new Set(was);
      if (isHidden) next.add(id);
      else next.delete(id);
      return next;
    });

  const change = async (verb: "removeFile" | "undeleteFile", { id, noteId }: RecordFile) => {
    hide(id, verb === "removeFile");
    const outcome = await perform(notePaths[entity][verb], { id: recordId, noteId, fileId: id });
    if (outcome.ok) return;
    dismiss(outcome.mutationId);
    hide(id, verb !== "removeFile");
    toast({ text: refusalText(outcome) });
  };

  return {
    /** Ids of those that are gone already, before the list has been read again. */
    removed,
    remove(file: RecordFile): void {
      const undo = () => void change("undeleteFile", file);
      toast({ text: t("files.deleted"), action: { label: t("undo"), run: undo } });
      void change("removeFile", file);
    },
    /** In a line of the timeline without words; what may not be sent is said, and not sent. */
    add(files: readonly File[]): void {
      const problem = files.map(problemOfFile).find((one) => one !== null);
      if (problem) toast({ text: refusalText({ reason: problem }) });
      const good = files.filter((file) => problemOfFile(file) === null).map(attached);
      for (let from = 0; from < good.length; from += mostFiles) {
        const some = good.slice(from, from + mostFiles);
        const fileIds = some.map(({ id }) => id);
        void performWithFiles(notePaths[entity].addNote, { id: recordId, body: "", fileIds }, some);
      }
    },
  };
}

const attached = (file: File): Attached => ({
  ...{ id: newId(), name: file.name, type: file.type, size: file.size },
  blob: file,
});
