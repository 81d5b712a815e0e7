"use client";

import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { useCompany } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { CompanyFields } from "./company-fields";
import { SettingsFrame } from "./settings-frame";

/** Whose pipeline this is, and what it works with. */
export function CompanyScreen() {
  const t = useTranslations("settings");
  const company = useCompany();
  const readOnly = !rights[useMe().role].administer;
  if (!company) return <SettingsFrame title={t("pages.company.title")}>{null}</SettingsFrame>;
  return (
    <SettingsFrame title={t("pages.company.title")} needs="administer">
      <section className="group se-form" aria-label={t("pages.company.title")}>
        <CompanyFields company={company} readOnly={readOnly} />
      </section>
    </SettingsFrame>
  );
}
