"use client";
import { useLocale, useTranslations } from "use-intl";
import { currencies } from "@/common/identity/currencies";
import type { WelcomeInput } from "@/common/identity/welcome";
import { SelectField, TextField } from "@/ui/kit/field";
import { type Language, languages } from "@/ui/kit/locale";
import { PasswordField } from "@/ui/kit/password-field";

export type Answers = WelcomeInput;

type Props = {
  readonly answers: Answers;
  readonly set: (changes: Partial<Answers>) => void;
  readonly problem: (name: keyof Answers) => string | undefined;
};

export function CompanyFields({ answers, set, problem }: Props) {
  const t = useTranslations("identity.welcome");
  const names = new Intl.DisplayNames(useLocale(), { type: "currency" });
  return (
    <fieldset>
      <legend>{t("company")}</legend>
      <TextField
        label={t("companyName")}
        error={problem("companyName")}
        autoComplete="organization"
        required
        maxLength={160}
        value={answers.companyName}
        onChange={(event) => set({ companyName: event.target.value })}
      />
      <SelectField
        label={t("currency")}
        hint={t("currencyHint")}
        error={problem("currency")}
        value={answers.currency}
        onChange={(event) => set({ currency: event.target.value })}
      >
        {currencies.map((code) => (
          <option key={code} value={code}>
            {`${code} · ${names.of(code) ?? code}`}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("language")}
        value={answers.locale}
        onChange={(event) => set({ locale: event.target.value as Language })}
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {languageNames[language]}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}

/** Each in itself: whoever reads it knows it. */
const languageNames: Record<Language, string> = { en: "English", fr: "Français" };

export function YouFields({ answers, set, problem }: Props) {
  const t = useTranslations("identity.welcome");
  return (
    <fieldset>
      <legend>{t("you")}</legend>
      <TextField
        label={t("name")}
        error={problem("name")}
        autoComplete="name"
        required
        maxLength={120}
        value={answers.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={t("email")}
        error={problem("email")}
        type="email"
        autoComplete="username"
        required
        value={answers.email}
        onChange={(event) => set({ email: event.target.value })}
      />
      <PasswordField
        label={t("password")}
        hint={t("passwordHint")}
        error={problem("password")}
        autoComplete="new-password"
        required
        minLength={10}
        value={answers.password}
        onChange={(event) => set({ password: event.target.value })}
      />
    </fieldset>
  );
}
