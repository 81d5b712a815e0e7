"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { later } from "@/ui/kit/later";
import { dismiss } from "@/ui/live/outbox";
import type { Waiting } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { NoteBody } from "./note-body";

const WaitingFiles = later(() => import("../attachment/waiting-files").then((file) => file.WaitingFiles));

type Props = { readonly note: Waiting };

/** A note on its way; marked as waiting only where the network is away. A refused one keeps its text and its files. */
export function PendingEntry({ note }: Props) {
  const t = useTranslations("crm.timeline");
  const me = useMe();
  const trouble = useRefusalText();
  const isRefused = note.state === "needsAttention";
  const offline = useSync().state === "offline" && !isRefused;
  const { files = [], keepTrouble } = note;
  const body = bodyOf(note.input);
  return (
    <li>
      <Face name={me.name} colour={me.colour} picture={me.picture} silent />
      <div>
        <div className="row f14">
          <span className="m">{me.name}</span>
          {offline && (
            <span className="wt">
              <Icon name="offline" />
              {t("waiting")}
            </span>
          )}
        </div>
        {body && (
          <div className={`tl-bubble${offline || isRefused ? " tl-bubble-waiting" : ""}`}>
            <NoteBody body={body} />
          </div>
        )}
        {files.length > 0 && <WaitingFiles files={files} />}
        {keepTrouble && files.length > 0 && (
          <p className="f13 bad" role="alert">
            {trouble({ reason: "fileNotKept" })}
          </p>
        )}
        {isRefused && <Refused note={note} />}
      </div>
    </li>
  );
}

function Refused({ note }: Props) {
  const t = useTranslations("crm.timeline");
  const tray = useTranslations("live.tray");
  const refusalText = useRefusalText();
  const { reason, details, mutationId } = note;
  return (
    <p className="f13 bad" role="alert">
      {t("refused", { problem: refusalText({ reason: reason ?? "unexpected", details }) })}{" "}
      <Button look="plain" size="small" onClick={() => dismiss(mutationId)}>
        {tray("dismiss")}
      </Button>
    </p>
  );
}

const bodyOf = (input: unknown): string =>
  typeof input === "object" && input !== null && "body" in input ? String(input.body) : "";
