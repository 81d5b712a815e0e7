"use client";

import { useLocale, useTranslations } from "use-intl";
import * as z from "zod/mini";
import { editable } from "@/common/crm/opportunity";
import { parseAmount, typedAmount } from "@/ui/kit/edit/parse-amount";
import { useFormat } from "@/ui/kit/format";

type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Typed text into values, or a sentence that says how to fix it; the checks are the server's own. */
export function useParsers() {
  const t = useTranslations("crm.page.problems");
  const locale = useLocale();
  const format = useFormat();
  const address = z.email();

  const line =
    (max: number) =>
    (typed: string): Parsed<string | null> => {
      const text = typed.trim();
      if (text.length > max) return { problem: t("tooLong", { max }) };
      return { value: text || null };
    };

  return {
    typed: (amount: string) => typedAmount(amount, locale),
    name: (typed: string): Parsed<string> => {
      const text = typed.trim();
      if (!text) return { problem: t("name") };
      return text.length > 200 ? { problem: t("tooLong", { max: 200 }) } : { value: text };
    },
    line,
    email: (typed: string): Parsed<string | null> => {
      const text = typed.trim();
      if (!text) return { value: null };
      return address.safeParse(text).success ? { value: text } : { problem: t("email") };
    },
    amount: (typed: string): Parsed<string> => {
      const amount = typed.trim() ? parseAmount(typed, locale) : "0";
      if (amount === null) return { problem: t("amount", { example: format.money("48500") }) };
      const rounded = Number(amount) < 1e12 ? twoDecimals(amount) : amount;
      return editable.expectedRevenue.safeParse(rounded).success
        ? { value: rounded }
        : { problem: t("amountTooLarge") };
    },
    percent: (typed: string): Parsed<string> => {
      const amount = parseAmount(typed, locale);
      const value = amount === null ? null : twoDecimals(amount);
      if (value === null || Number(value) > 100) return { problem: t("percent") };
      return { value };
    },
    day: (typed: string): Parsed<string | null> => {
      if (!typed) return { value: null };
      return z.iso.date().safeParse(typed).success ? { value: typed } : { problem: t("day") };
    },
  };
}

/** "48500.5" → "48500.50", as the database answers it; further decimals are cut. */
function twoDecimals(amount: string): string {
  const [whole = "0", decimals = ""] = amount.split(".");
  return `${whole}.${decimals.slice(0, 2).padEnd(2, "0")}`;
}
