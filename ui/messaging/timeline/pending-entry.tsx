"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import type { PendingNote } from "./history";
import { NoteBody } from "./note-body";

type Props = { readonly note: PendingNote; readonly drop: () => void };

/** A note on its way; marked as waiting only where the network is away. A refused one keeps its text. */
export function PendingEntry({ note, drop }: Props) {
  const t = useTranslations("crm.timeline");
  const kit = useTranslations("kit");
  const me = useMe();
  const refusalText = useRefusalText();
  const offline = useSync().state === "offline";
  return (
    <li>
      <Face name={me.name} colour={me.colour} picture={me.picture} silent />
      <div>
        <div className="row f14">
          <span className="m">{me.name}</span>
          {offline && !note.refused && (
            <span className="wt">
              <Icon name="offline" />
              {t("waiting")}
            </span>
          )}
        </div>
        <div className={`tl-bubble${offline || note.refused ? " tl-bubble-waiting" : ""}`}>
          <NoteBody body={note.body} />
          {note.files.map((name) => (
            <p key={name} className="f14 sec">
              <Icon name="clip" /> {name}
            </p>
          ))}
        </div>
        {note.refused && (
          <p className="f13 bad" role="alert">
            {t("refused", { problem: refusalText({ reason: note.refused }) })}{" "}
            <Button look="plain" size="small" onClick={drop}>
              {kit("close")}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}
