"use client";

import { useTranslations } from "use-intl";
import { Button, IconButton } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { sizeText } from "@/ui/kit/size-text";
import { useRefusalText } from "@/ui/live/refusal-text";
import type { Sending, Uploads } from "./uploads";
import "./attachment.css";

type Props = { readonly uploads: Uploads; readonly files: readonly Sending[] };

/** Files that go along with the note, each with how far it is. */
export function FileTray({ uploads, files }: Props) {
  const t = useTranslations("crm.timeline.files");
  return (
    <ul className="at-tray" aria-label={t("tray")}>
      {files.map((file) => (
        <Row key={file.id} file={file} uploads={uploads} />
      ))}
    </ul>
  );
}

function Row({ file, uploads }: { readonly file: Sending; readonly uploads: Uploads }) {
  const t = useTranslations("crm.timeline.files");
  const { locale } = useFormat();
  const refusalText = useRefusalText();
  const { id, name, size, sent, state, reason } = file;
  return (
    <li className="at-row">
      <Icon name={icons[state]} />
      <div className="at-what">
        <span className="at-name">{name}</span>
        {state === "sending" && (
          <progress aria-label={t("progress", { name })} max={size} value={sent} className="at-progress" />
        )}
        {reason ? (
          <span className="f13 bad" role="alert">
            {refusalText({ reason })}
          </span>
        ) : (
          <span className="f13 sec num">
            {state === "waiting" && `${t("waits")} · `}
            {sizeText(size, locale)}
          </span>
        )}
      </div>
      {reason && canRetry(reason) && (
        <Button size="small" look="plain" onClick={() => uploads.retry(id)}>
          {t("retry")}
        </Button>
      )}
      <IconButton
        icon="close"
        size="small"
        label={t("remove", { name })}
        onClick={() => uploads.remove(id)}
      />
    </li>
  );
}

const icons = { sending: "clip", waiting: "offline", sent: "check", failed: "warning" } as const;

/** What another try may change. */
const canRetry = (reason: string): boolean => reason === "busy" || reason === "internal";
