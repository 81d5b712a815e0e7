import { createTranslator } from "use-intl/core";
import type { RowProblem } from "@/common/import/problem";
import en from "@/common/messages/en/import.json";
import fr from "@/common/messages/fr/import.json";

const words = { en, fr } as const;
type Language = keyof typeof words;

export const languageOf = (locale: string): Language => (locale.startsWith("fr") ? "fr" : "en");

/** What is wrong with a row, in words for whoever corrects it, and the word for such words. */
export function problemTexts(language: Language) {
  const t = createTranslator({
    locale: language,
    messages: { import: words[language] },
    namespace: "import",
  });
  const text = ({ field, code, value = "", detail = "" }: RowProblem): string => {
    const problem = t(`problems.${code}`, { value, detail });
    return field ? t("problemOf", { field: t(`fields.${field}`), problem }) : problem;
  };
  return { header: t("problem"), text };
}
