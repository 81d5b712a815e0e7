"use client";

import { useTranslations } from "use-intl";
import type { EditCompanyInput } from "@/common/identity/company";
import { locales } from "@/common/identity/person";
import { rights } from "@/common/identity/roles";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { languageOf } from "@/ui/kit/locale";
import { perform } from "@/ui/live/outbox";
import { useCompany } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { NameField } from "./name-field";
import { companySet } from "./settings-effects";
import { SettingsFrame } from "./settings-frame";
import { useTold } from "./use-told";

/** Whose pipeline this is. */
export function CompanyScreen() {
  const t = useTranslations("settings");
  const company = useCompany();
  const readOnly = !rights[useMe().role].administer;
  const { problem } = useTold();
  if (!company) return <SettingsFrame title={t("pages.company.title")}>{null}</SettingsFrame>;
  const save = (changes: EditCompanyInput["changes"]) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return problem(
      perform("identity.company.edit", { changes }, companySet({ id: company.id, fields: given })),
    );
  };
  return (
    <SettingsFrame title={t("pages.company.title")} needs="administer">
      <section className="group se-form" aria-label={t("pages.company.title")}>
        <NameField
          label={t("companyPage.name")}
          of={`company/${company.id}`}
          value={company.name}
          max={160}
          readOnly={readOnly}
          save={(name) => save({ name })}
        />
        <p className="se-fact">
          <span className="edit-label">{t("companyPage.currency")}</span>
          <span>{company.currency}</span>
          <span className="f13 sec">{t("companyPage.currencyHint")}</span>
        </p>
        <EditChoice
          label={t("companyPage.language")}
          variant="form"
          value={languageOf(company.locale)}
          readOnly={readOnly}
          choices={locales.map((value) => ({ value, label: t(`profile.languages.${value}`) }))}
          hint={t("companyPage.languageHint")}
          save={(next) => save({ locale: languageOf(next) })}
        />
      </section>
    </SettingsFrame>
  );
}
