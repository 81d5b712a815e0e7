"use client";

import { useTranslations } from "use-intl";
import { problemOfFile } from "@/common/messaging/attachment";
import { Icon } from "@/ui/kit/icon";

/** What goes along as files of the note; what may not is said here. */
export function SharedFiles({ files }: { readonly files: readonly File[] }) {
  const t = useTranslations("crm.shared");
  const errors = useTranslations("errors");
  return (
    <ul className="shared-files" aria-label={t("files")}>
      {files.map((file) => {
        const problem = problemOfFile(file);
        return (
          <li key={`${file.name}/${file.size}`}>
            <Icon name={problem ? "warning" : "clip"} size="small" />
            <span className="t1">{file.name}</span>
            {problem && <span className="bad">{errors(problem)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
