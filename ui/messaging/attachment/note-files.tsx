"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type AttachmentRecord, filesAddress } from "@/common/messaging/attachment";
import { IconButton } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { Sheet } from "@/ui/kit/sheet";
import { endingText, sizeText } from "@/ui/kit/size-text";
import "./attachment.css";

type Props = {
  readonly files: readonly AttachmentRecord[];
  /** Null where this person may not. */
  readonly remove: ((file: AttachmentRecord) => void) | null;
};

/** The files on a note: pictures to be seen, all of them to be saved. */
export function NoteFiles({ files, remove }: Props) {
  const t = useTranslations("crm.timeline.files");
  const [shown, show] = useState<AttachmentRecord | null>(null);
  return (
    <>
      <ul className="at-files" aria-label={t("files")}>
        {files.map((file) => (
          <li key={file.id} className="at-file">
            {file.width !== null && file.height !== null && (
              <button
                type="button"
                className="at-picture"
                aria-label={t("show", { name: file.name })}
                onClick={() => show(file)}
              >
                {/* biome-ignore lint/performance/noImgElement: the server has made it small, behind the sign-in */}
                <img
                  src={`${filesAddress}/${file.id}/thumb.webp`}
                  alt=""
                  loading="lazy"
                  width={file.width}
                  height={file.height}
                />
              </button>
            )}
            <FileLine file={file} remove={remove} />
          </li>
        ))}
      </ul>
      {shown && (
        <Sheet open title={shown.name} place="big" onClose={() => show(null)}>
          {/* biome-ignore lint/performance/noImgElement: the server has made it small, behind the sign-in */}
          <img
            className="at-view"
            src={`${filesAddress}/${shown.id}/view.webp`}
            alt={shown.name}
            width={shown.width ?? undefined}
            height={shown.height ?? undefined}
          />
          <FileLine file={shown} remove={null} />
        </Sheet>
      )}
    </>
  );
}

type LineProps = { readonly file: AttachmentRecord; readonly remove: Props["remove"] };

function FileLine({ file, remove }: LineProps) {
  const t = useTranslations("crm.timeline.files");
  const { locale } = useFormat();
  const about = [endingText(file.name), sizeText(file.size, locale)].filter(Boolean).join(" · ");
  return (
    <div className="at-row">
      <Icon name="clip" />
      <a className="at-what" href={`${filesAddress}/${file.id}`} download={file.name}>
        <span className="sr">{t("save")} </span>
        <span className="at-name">{file.name}</span>
        <span className="f13 sec num">{about}</span>
      </a>
      {remove && (
        <IconButton
          icon="trash"
          size="small"
          label={t("delete", { name: file.name })}
          onClick={() => remove(file)}
        />
      )}
    </div>
  );
}
