"use client";

import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";

type Props = { readonly run: ImportRunRecord; readonly done?: boolean };
const outcomes = ["created", "updated", "unchanged", "failed"] as const;

/** How many rows become what; those that there are none of are left out. */
export function Counts({ run, done = false }: Props) {
  const t = useTranslations("import.counts");
  const shown = outcomes.filter((outcome) => run[outcome] > 0);
  return (
    <ul className="im-counts">
      {shown.map((outcome) => (
        <li key={outcome} data-outcome={outcome}>
          {t(outcome, { count: run[outcome], done: done ? "yes" : "no" })}
        </li>
      ))}
      {shown.length === 0 && <li>{t("none")}</li>}
    </ul>
  );
}
