"use client";

import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { clearDraft, readDraft, writeDraft } from "@/ui/kit/edit/draft";
import { newId } from "@/ui/live/new-id";
import { dismiss, perform } from "@/ui/live/outbox";
import { useMe } from "@/ui/live/session";
import type { RecordHistory } from "./history";

type Props = { readonly recordId: string; readonly history: RecordHistory };

/** Longest note, as the server takes it. */
const longest = 20_000;

/** A note to the team. What is typed is kept until it is sent; Ctrl or ⌘ and Enter sends. */
export function Composer({ recordId, history }: Props) {
  const t = useTranslations("crm.timeline");
  const draftKey = `${useMe().id}/note/${recordId}`;
  const [text, setText] = useState(() => readDraft(draftKey)?.text ?? "");
  const write = (next: string) => {
    setText(next);
    if (next === "") clearDraft(draftKey);
    else writeDraft(draftKey, { text: next, base: null });
  };
  const send = () => {
    const body = text.trim();
    if (body === "") return;
    write("");
    void sendNote(history, recordId, body);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="tl-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        className="tl-box"
        rows={1}
        maxLength={longest}
        aria-label={t("noteLabel")}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={t("note")}
        title={t("sendHint")}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={keyDown}
      />
      <IconButton
        icon="send"
        label={t("send")}
        type="submit"
        className="tl-send"
        disabled={text.trim() === ""}
      />
    </form>
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
  history.answered(key, { refused: outcome.reason });
}
