"use client";

import { useTranslations } from "use-intl";
import { EmptyState } from "@/ui/kit/empty-state";

/** Beside the directory, from a tablet on, while nobody is chosen. */
export function ChoosePartner() {
  const t = useTranslations("partners");
  return (
    <div className="pa-choose">
      <EmptyState title={t("chooseTitle")}>{t("chooseText")}</EmptyState>
    </div>
  );
}
