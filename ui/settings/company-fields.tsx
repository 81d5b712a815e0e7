"use client";

import { useLocale, useTranslations } from "use-intl";
import type { EditCompanyInput } from "@/common/identity/company";
import { locales } from "@/common/identity/person";
import type { CompanyRecord } from "@/common/identity/records";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { languageOf } from "@/ui/kit/locale";
import { perform } from "@/ui/live/outbox";
import { CurrencyField } from "./currency-field";
import { LanguagesField } from "./languages-field";
import { LogoField } from "./logo-field";
import { NameField } from "./name-field";
import { companySet } from "./settings-effects";
import { useTold } from "./use-told";

type Props = { readonly company: CompanyRecord; readonly readOnly: boolean };

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Everything about the company, each saved as it is changed. */
export function CompanyFields({ company, readOnly }: Props) {
  const t = useTranslations("settings");
  const month = new Intl.DateTimeFormat(useLocale(), { month: "long", timeZone: "UTC" });
  const { problem } = useTold();
  const save = (changes: EditCompanyInput["changes"]) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return problem(
      perform("identity.company.edit", { changes }, companySet({ id: company.id, fields: given })),
    );
  };
  return (
    <>
      <LogoField company={company} readOnly={readOnly} />
      <NameField
        label={t("companyPage.name")}
        of={`company/${company.id}`}
        value={company.name}
        max={160}
        readOnly={readOnly}
        save={(name) => save({ name })}
      />
      <CurrencyField company={company} readOnly={readOnly} save={(currency) => save({ currency })} />
      <EditChoice
        label={t("companyPage.fiscalYear")}
        variant="form"
        value={String(company.fiscalYearStart)}
        readOnly={readOnly}
        choices={months.map((one) => ({
          value: String(one),
          label: month.format(Date.UTC(2000, one - 1, 1)),
        }))}
        hint={t("companyPage.fiscalYearHint")}
        save={(next) => save({ fiscalYearStart: Number(next) })}
      />
      <EditChoice
        label={t("companyPage.language")}
        variant="form"
        value={languageOf(company.locale)}
        readOnly={readOnly}
        choices={locales
          .filter((value) => company.languages.includes(value))
          .map((value) => ({ value, label: t(`profile.languages.${value}`) }))}
        hint={t("companyPage.languageHint")}
        save={(next) => save({ locale: languageOf(next) })}
      />
      <LanguagesField company={company} readOnly={readOnly} save={(languages) => save({ languages })} />
    </>
  );
}
