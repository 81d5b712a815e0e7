"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { later } from "@/ui/kit/later";
import { newId } from "@/ui/live/new-id";
import { dismiss, perform } from "@/ui/live/outbox";
import { tellDoing } from "@/ui/live/presence-view";
import { useMe } from "@/ui/live/session";
import { AttachButton } from "../attachment/attach-button";
import type { Sending } from "../attachment/uploads";
import { useUploads } from "../attachment/use-uploads";
import type { RecordHistory } from "./history";
import { NoteEditor } from "./note-editor";
import { useTimeline } from "./timeline-context";
import { tellWriting, Writers } from "./writers";

const FileTray = later(() => import("../attachment/file-tray").then((file) => file.FileTray));

/** A note to the team, with files. What is typed is kept until it is sent. */
export function Composer() {
  const t = useTranslations("crm.timeline");
  const { recordId, history } = useTimeline();
  const me = useMe();
  const { uploads, files } = useUploads(me.id, recordId);
  const [isOver, setOver] = useState(false);
  const add = (given: FileList | readonly File[]) => uploads.add([...given]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className="tl-composer"
      data-over={isOver || undefined}
      onInput={tellWriting}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add(event.dataTransfer.files);
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        add(event.clipboardData.files);
      }}
    >
      {files.length > 0 && <FileTray uploads={uploads} files={files} />}
      <NoteEditor
        draftKey={`${me.id}/note/${recordId}`}
        source=""
        label={t("noteLabel")}
        placeholder={t("note")}
        hasFiles={files.some(({ state }) => state === "sent")}
        hold={files.some(({ state }) => state !== "sent")}
        send={(body) => void sendNote(history, recordId, { body, files: uploads.take() })}
        actions={(isEmpty) => (
          <>
            <AttachButton add={add} />
            <IconButton
              icon="send"
              label={t("send")}
              type="submit"
              className="tl-send"
              onPointerDown={(event) => event.preventDefault()}
              disabled={isEmpty}
            />
          </>
        )}
      />
      <Writers />
    </div>
  );
}

type Note = { readonly body: string; readonly files: readonly Sending[] };

async function sendNote(history: RecordHistory, recordId: string, { body, files }: Note): Promise<void> {
  const key = newId();
  tellDoing(null);
  history.send({ key, body, files: files.map(({ name }) => name), seq: null, refused: null });
  const fileIds = files.map(({ id }) => id);
  const input = { id: recordId, body, ...(fileIds.length > 0 && { fileIds }) };
  const outcome = await perform("crm.opportunity.addNote", input);
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
