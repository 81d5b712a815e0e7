"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { RecordFile } from "@/common/messaging/attachment";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { useAnswer } from "@/ui/live/answers";
import type { WaitingFile } from "@/ui/live/outbox-entry";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { api } from "@/ui/trpc";
import { useHistory } from "../timeline/use-history";
import { useWaitingNotes } from "../timeline/use-waiting-notes";

/** Shown before all are asked for, and at most. */
const atFirst = 50;
const most = 1_000;

/**
 * All files of a record, as the server has them, newest first; asked anew when a note with files comes, goes or changes,
 * which the timeline hears of. What waits on this device stands before them.
 */
export function useRecordFiles(entity: TimelineEntity, recordId: string) {
  const me = useMe();
  const { history, view } = useHistory(entity, recordId);
  const [limit, setLimit] = useState(atFirst);
  const answer = useAnswer(`files/${me.id}/${recordId}/${limit}`, () =>
    api.messaging.timeline.files.query({ entity, recordId, limit }),
  );
  const noted = view.entries.reduce(
    (last, { kind, revised }) => (kind === "note" ? Math.max(last, revised) : last),
    0,
  );
  useAgain(`${noted}/${useSync().state !== "offline"}`, answer.again);
  const files = useMemo(() => answer.value?.files ?? [], [answer.value]);
  const notes = useWaitingNotes(history);
  const waiting = useMemo(
    () =>
      stillOut(
        notes.flatMap((note) => note.files ?? []),
        files,
      ),
    [notes, files],
  );
  return {
    history,
    files,
    waiting,
    /** More than are held. */
    count: answer.value?.count ?? 0,
    state: answer.state,
    showAll: () => setLimit(most),
  };
}

const stillOut = (waiting: readonly WaitingFile[], files: readonly RecordFile[]): readonly WaitingFile[] =>
  waiting.filter(({ id }) => !files.some((file) => file.id === id));

function useAgain(key: string, again: () => void): void {
  const seen = useRef(key);
  useEffect(() => {
    if (seen.current === key) return;
    seen.current = key;
    again();
  }, [key, again]);
}
