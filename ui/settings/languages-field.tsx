"use client";

import { useTranslations } from "use-intl";
import { type Locale, locales } from "@/common/identity/person";
import type { CompanyRecord } from "@/common/identity/records";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { toast } from "@/ui/kit/toast";
import { Switch } from "./switch";

type Props = {
  readonly company: CompanyRecord;
  readonly readOnly: boolean;
  readonly save: (languages: Locale[]) => Promise<Problem>;
};

/** Languages that people may choose; the company's own is always among them. */
export function LanguagesField({ company, readOnly, save }: Props) {
  const t = useTranslations("settings");
  const offer = async (language: Locale, on: boolean) => {
    const offered = locales.filter((one) => (one === language ? on : company.languages.includes(one)));
    const refused = await save(offered);
    if (refused !== null) toast({ text: refused });
  };
  return (
    <fieldset className="se-langs">
      <legend className="edit-label">{t("companyPage.languages")}</legend>
      {locales.map((language) => (
        <Switch
          key={language}
          label={t(`profile.languages.${language}`)}
          on={company.languages.includes(language)}
          disabled={readOnly || language === company.locale}
          change={(on) => void offer(language, on)}
        />
      ))}
      <p className="f13 sec">{t("companyPage.languagesHint")}</p>
    </fieldset>
  );
}
