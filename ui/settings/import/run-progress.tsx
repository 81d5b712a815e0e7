"use client";

import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";

/** How far it is, in rows; of a file that was not read to its end yet, how many so far. */
export function RunProgress({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const { cursor, total } = run;
  const text =
    total === null ? t("progressSoFar", { count: cursor }) : t("progress", { count: cursor, total });
  return (
    <span className="im-progress">
      <progress
        aria-label={t("progressLabel")}
        {...(total === null ? {} : { max: Math.max(1, total), value: Math.min(cursor, total) })}
      />
      <span className="f13 sec num">{text}</span>
    </span>
  );
}
