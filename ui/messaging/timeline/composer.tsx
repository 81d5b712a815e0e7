"use client";

import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { newId } from "@/ui/live/new-id";
import { dismiss, perform } from "@/ui/live/outbox";
import { useMe } from "@/ui/live/session";
import type { RecordHistory } from "./history";
import { NoteEditor } from "./note-editor";
import { useTimeline } from "./timeline-context";

/** A note to the team. What is typed is kept until it is sent. */
export function Composer() {
  const t = useTranslations("crm.timeline");
  const { recordId, history } = useTimeline();
  return (
    <div className="tl-composer">
      <NoteEditor
        draftKey={`${useMe().id}/note/${recordId}`}
        source=""
        label={t("noteLabel")}
        placeholder={t("note")}
        send={(body) => void sendNote(history, recordId, body)}
        actions={(isEmpty) => (
          <IconButton
            icon="send"
            label={t("send")}
            type="submit"
            className="tl-send"
            onPointerDown={(event) => event.preventDefault()}
            disabled={isEmpty}
          />
        )}
      />
    </div>
  );
}

async function sendNote(history: RecordHistory, recordId: string, body: string): Promise<void> {
  const key = newId();
  history.send({ key, body, seq: null, refused: null });
  const outcome = await perform("crm.opportunity.addNote", { id: recordId, body });
  if (outcome.ok) {
    history.answered(key, { seq: outcome.result.timelineSeq });
    return;
  }
  dismiss(outcome.mutationId);
  history.answered(key, { refused: problemOf(outcome) });
}

/** What is wrong with the text says more than that something is. */
function problemOf({
  reason,
  details,
}: {
  readonly reason: string;
  readonly details: readonly unknown[];
}): string {
  const [first] = details;
  const isProblem = typeof first === "object" && first !== null && "problem" in first;
  return isProblem && typeof first.problem === "string" ? first.problem : reason;
}
