"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type AttachmentRecord, filesAddress } from "@/common/messaging/attachment";
import { IconButton } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { endingText, sizeText } from "@/ui/kit/size-text";
import "./attachment.css";

type Props = {
  readonly file: AttachmentRecord;
  /** Before the name; a clip where there is nothing to be seen. */
  readonly before?: ReactNode;
  /** Said behind its size. */
  readonly more?: string;
  /** Null where this person may not. */
  readonly remove: ((file: AttachmentRecord) => void) | null;
};

/** A file to be saved, with what it is. */
export function FileLine({ file, before, more, remove }: Props) {
  const t = useTranslations("crm.timeline.files");
  const { locale } = useFormat();
  const about = [endingText(file.name), sizeText(file.size, locale), more].filter(Boolean).join(" · ");
  return (
    <div className="at-row">
      {before ?? <Icon name="clip" />}
      <a className="at-what" href={`${filesAddress}/${file.id}`} download={file.name}>
        <span className="sr">{t("save")} </span>
        <span className="at-name">{file.name}</span>
        <span className="f13 sec num t1">{about}</span>
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
