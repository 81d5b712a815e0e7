"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { later } from "@/ui/kit/later";
import { type Attached, performWithFiles } from "@/ui/live/outbox";
import { tellDoing } from "@/ui/live/presence-view";
import { useMe } from "@/ui/live/session";
import { AttachButton } from "../attachment/attach-button";
import { useUploads } from "../attachment/use-uploads";
import { NoteEditor } from "./note-editor";
import { notePaths } from "./note-paths";
import { type TimelineAbout, useTimeline } from "./timeline-context";
import { tellWriting, Writers } from "./writers";

const FileTray = later(() => import("../attachment/file-tray").then((file) => file.FileTray));

/** A note to the team, with files. What is typed is kept until it is sent. */
export function Composer() {
  const t = useTranslations("crm.timeline");
  const { entity, recordId } = useTimeline();
  const me = useMe();
  const { uploads, files } = useUploads(me.id, { entity, recordId });
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
        hasFiles={files.length > 0}
        hold={files.some(({ state }) => state === "failed")}
        send={(body) => sendNote({ entity, recordId }, body, uploads.take())}
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

type About = Pick<TimelineAbout, "entity" | "recordId">;

/** The timeline shows it out of the outbox, until its entry has come. */
function sendNote({ entity, recordId }: About, body: string, files: readonly Attached[]): void {
  tellDoing(null);
  const fileIds = files.map(({ id }) => id);
  const input = { id: recordId, body, ...(fileIds.length > 0 && { fileIds }) };
  void performWithFiles(notePaths[entity].addNote, input, files);
}
