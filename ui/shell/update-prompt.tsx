"use client";
import { IntlProvider, useTranslations } from "use-intl";
import { languageOf, useLocaleChoice } from "../kit/locale";
import { useWords } from "./words";
import "./update-prompt.css";

const needed = ["kit", "live"] as const;

type Answers = { readonly onAccept: () => void; readonly onLater: () => void };

/** Stands outside every page's own words, so it brings its own. */
export function UpdatePrompt(props: Answers) {
  const locale = useLocaleChoice();
  const words = useWords(locale ? languageOf(locale) : undefined, needed);
  if (!(locale && words)) return null;
  return (
    <IntlProvider locale={locale} messages={words}>
      <Prompt {...props} />
    </IntlProvider>
  );
}

function Prompt({ onAccept, onLater }: Answers) {
  const t = useTranslations("live.updates");
  return (
    <div className="update" role="status">
      <span className="grow">{t("text")}</span>
      <button type="button" onClick={onAccept}>
        {t("reload")}
      </button>
      <button type="button" onClick={onLater}>
        {t("later")}
      </button>
    </div>
  );
}
