"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type AttachmentRecord, filesAddress } from "@/common/messaging/attachment";
import { FileLine } from "./file-line";
import { PictureSheet } from "./picture-sheet";

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
      <ul className="at-files" aria-label={t("ofNote")}>
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
      {shown && <PictureSheet file={shown} onClose={() => show(null)} />}
    </>
  );
}
