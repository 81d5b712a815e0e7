"use client";

import { useLocale, useTranslations } from "use-intl";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { countryCodes, languageCodes } from "./codes";
import { usePartnerEditing } from "./editing";

/** Countries by name in the person's language. */
export const CountryField = () => <CodeField field="country" codes={countryCodes} type="region" />;

/** The language we write to them in. */
export const LanguageField = () => <CodeField field="language" codes={languageCodes} type="language" />;

type Props = {
  readonly field: "country" | "language";
  readonly codes: readonly string[];
  readonly type: "region" | "language";
};

function CodeField({ field, codes, type }: Props) {
  const t = useTranslations("partners");
  const locale = useLocale();
  const { record, readOnly, waiting, save } = usePartnerEditing();
  const names = new Intl.DisplayNames(locale, { type });
  const held = record[field];
  const all = held === null || codes.includes(held) ? codes : [...codes, held];
  const choices = all
    .map((code) => ({ value: code, label: capital(names.of(code) ?? code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <EditChoice
      label={t(`fields.${field}`)}
      value={held ?? ""}
      readOnly={readOnly}
      waiting={waiting.has(field)}
      choices={[{ value: "", label: t("empty") }, ...choices]}
      save={(next) => save(field, next || null, held)}
    />
  );
}

/** Some languages write the names of languages small; alone in a field they begin with a capital. */
const capital = (name: string, locale: string): string =>
  name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
