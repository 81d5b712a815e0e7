"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/ui/kit/icon";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useSync } from "@/ui/live/status";
import { sendFile } from "./send-file";

/** Drop a file, or choose one: it is sent at once, and looked at before anything of it is written. */
export function ChooseFile() {
  const t = useTranslations("import");
  const id = useId();
  const [over, setOver] = useState(false);
  const { busy, problem, send } = useSending();
  const offline = useSync().state === "offline";
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside does the same by keyboard
    <div
      className="im-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className="se-icon">
        <Icon name="plus" />
      </span>
      <p className="m im-by-mouse">{t("dropTitle")}</p>
      <p className="m im-by-touch">{t("touchTitle")}</p>
      <p className="f14 sec" id={`${id}-hint`}>
        {t("dropText")}
      </p>
      <label className="btn pri" data-busy={busy || undefined}>
        <input
          type="file"
          className="sr"
          accept=".csv,.txt,.tsv,.xlsx,.xlsm,text/csv"
          disabled={busy || offline}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {busy ? t("sending") : t("choose")}
      </label>
      {(problem || offline) && (
        <p className="f14 bad" role="alert">
          {problem ?? t("offline")}
        </p>
      )}
    </div>
  );
}

function useSending() {
  const t = useTranslations("import");
  const router = useRouter();
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    setProblem(null);
    const sent = await sendFile(file);
    setBusy(false);
    if ("id" in sent) router.push(`/settings/import?run=${sent.id}`);
    // A file is no change that waits here: it has to be chosen again.
    else setProblem(sent.reason === "network" ? t("notSent") : refusalText({ reason: sent.reason }));
  };
  return { busy, problem, send };
}
