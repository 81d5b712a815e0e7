"use client";

import { useTranslations } from "use-intl";
import { partnerFields } from "@/common/partners/partner";

type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Typed text into values, or a sentence that says how to fix it; the checks are the server's own. */
export function usePartnerParsers() {
  const t = useTranslations("partners.problems");
  const checked =
    (check: { safeParse: (text: string) => { success: boolean } }, problem: "email" | "website") =>
    (typed: string): Parsed<string | null> => {
      const text = typed.trim();
      if (!text) return { value: null };
      return check.safeParse(text).success ? { value: text } : { problem: t(problem) };
    };
  return {
    name: (typed: string): Parsed<string> => {
      const text = typed.trim();
      if (!text) return { problem: t("name") };
      return text.length > 200 ? { problem: t("tooLong", { max: 200 }) } : { value: text };
    },
    email: checked(partnerFields.email, "email"),
    website: checked(partnerFields.website, "website"),
    line:
      (max: number) =>
      (typed: string): Parsed<string | null> => {
        const text = typed.trim();
        return text.length > max ? { problem: t("tooLong", { max }) } : { value: text || null };
      },
  };
}
