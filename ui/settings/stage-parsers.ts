"use client";

import { useLocale, useTranslations } from "use-intl";
import { parseAmount, typedAmount } from "@/ui/kit/edit/parse-amount";

type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Typed text of a stage's numbers into values, or a sentence that says how to fix it. */
export function useStageParsers() {
  const t = useTranslations("settings.problems");
  const locale = useLocale();
  return {
    typed: (percent: string) => typedAmount(percent, locale),
    percent(text: string): Parsed<string> {
      const amount = parseAmount(text, locale);
      const isRight = amount !== null && Number(amount) <= 100 && (amount.split(".")[1] ?? "").length <= 2;
      return isRight ? { value: amount } : { problem: t("percent") };
    },
    days(text: string): Parsed<number | null> {
      if (!text.trim()) return { value: null };
      const days = Number(text.trim());
      return Number.isInteger(days) && days >= 1 && days <= 3650 ? { value: days } : { problem: t("days") };
    },
  };
}
