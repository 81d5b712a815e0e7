"use client";

import { useLocale, useTranslations } from "use-intl";
import { currencies } from "@/common/identity/currencies";
import type { CompanyRecord } from "@/common/identity/records";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { useUses } from "./use-uses";

type Props = {
  readonly company: CompanyRecord;
  readonly readOnly: boolean;
  readonly save: (currency: string) => Promise<Problem>;
};

/** Changed while there is no amount yet; after that it says why not, and what to do. */
export function CurrencyField({ company, readOnly, save }: Props) {
  const t = useTranslations("settings.companyPage");
  const names = new Intl.DisplayNames(useLocale(), { type: "currency" });
  const { amounts } = useUses();
  const { currency } = company;
  const nameOf = (code: string) => `${code} · ${names.of(code) ?? code}`;
  if (readOnly || amounts !== 0) {
    return (
      <div className="se-fact">
        <span className="edit-label">{t("currency")}</span>
        <span>{nameOf(currency)}</span>
        <span className="f13 sec">{t("currencyHint")}</span>
        {!readOnly && amounts !== undefined && (
          <span className="f13 sec">{t("currencyKept", { count: amounts, currency })}</span>
        )}
      </div>
    );
  }
  return (
    <EditChoice
      label={t("currency")}
      variant="form"
      value={currency}
      choices={[...new Set([...currencies, currency])].map((value) => ({ value, label: nameOf(value) }))}
      hint={t("currencyFree")}
      save={save}
    />
  );
}
