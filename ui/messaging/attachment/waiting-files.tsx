"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { sizeText } from "@/ui/kit/size-text";
import type { WaitingFile } from "@/ui/live/outbox-entry";
import { useSentBytes, waitingBlob } from "@/ui/live/waiting-files";
import "./attachment.css";

/** The files of a note that waits, as this device has them, each with how far it is. */
export function WaitingFiles({ files }: { readonly files: readonly WaitingFile[] }) {
  const t = useTranslations("crm.timeline.files");
  return (
    <ul className="at-files" aria-label={t("waiting")}>
      {files.map((file) => (
        <li key={file.id} className="at-file">
          {file.type.startsWith("image/") && <Preview file={file} />}
          <Line file={file} />
        </li>
      ))}
    </ul>
  );
}

function Line({ file: { id, name, size } }: { readonly file: WaitingFile }) {
  const t = useTranslations("crm.timeline.files");
  const { locale } = useFormat();
  const sent = useSentBytes(id);
  return (
    <div className="at-row">
      <Icon name="clip" />
      <div className="at-what">
        <span className="at-name">{name}</span>
        {sent > 0 && (
          <progress aria-label={t("progress", { name })} max={size} value={sent} className="at-progress" />
        )}
        <span className="f13 sec num">{sizeText(size, locale)}</span>
      </div>
    </div>
  );
}

/** Drawn from the bytes on this device; what the browser cannot draw, as some phones' formats, goes without. */
function Preview({ file: { id, name } }: { readonly file: WaitingFile }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    void waitingBlob(id).then((blob) => {
      if (!blob || isGone) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  if (!address) return null;
  return (
    <span className="at-picture">
      <img src={address} alt={name} onError={() => setAddress(null)} />
    </span>
  );
}
