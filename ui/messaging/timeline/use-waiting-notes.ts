"use client";

import { useEffect, useMemo } from "react";
import { answerTo } from "@/ui/live/outbox";
import type { Waiting } from "@/ui/live/outbox-entry";
import { useSync } from "@/ui/live/status";
import type { RecordHistory } from "./history";
import { notePaths } from "./note-paths";

const followed = new Set<string>();

/**
 * Notes of this person that are not entries yet, in the order they were written: waiting, whichever page wrote them;
 * refused, until they are dropped; and taken by the server a moment ago.
 */
export function useWaitingNotes(history: RecordHistory): readonly Waiting[] {
  const { entity, recordId } = history.about;
  const { waiting, needsAttention } = useSync();
  const { taken } = history.view;
  const own = useMemo(
    () =>
      [...waiting, ...needsAttention].filter(
        (entry) => entry.command === notePaths[entity].addNote && entry.recordId === recordId,
      ),
    [waiting, needsAttention, entity, recordId],
  );
  useEffect(() => {
    for (const note of own) follow(history, note);
  }, [history, own]);
  return useMemo(() => {
    const ids = new Set(own.map(({ mutationId }) => mutationId));
    return [...taken.map((one) => one.waiting).filter(({ mutationId }) => !ids.has(mutationId)), ...own];
  }, [own, taken]);
}

function follow(history: RecordHistory, waiting: Waiting): void {
  if (waiting.state === "needsAttention" || followed.has(waiting.mutationId)) return;
  followed.add(waiting.mutationId);
  void answerTo(waiting.mutationId).then((outcome) => {
    followed.delete(waiting.mutationId);
    if (outcome.ok) history.took({ waiting, seq: seqIn(outcome.result) });
  });
}

function seqIn(result: unknown): number {
  const seq =
    typeof result === "object" && result !== null && "timelineSeq" in result ? result.timelineSeq : 0;
  return typeof seq === "number" ? seq : 0;
}
