"use client";

import { useTranslations } from "use-intl";

type Refused = { readonly reason: string; readonly details?: readonly unknown[] };

/** What to tell a person about a refusal: a sentence of the messages, never the server's own words. */
export function useRefusalText(): (refused: Refused) => string {
  const t = useTranslations("errors");
  const sentence = (key: string | null) => (key !== null && t.has(key as "taken") ? t(key as "taken") : null);
  return ({ reason, details = [] }) =>
    (reason === "invalid" ? sentence(problemIn(details)) : null) ?? sentence(reason) ?? t("unexpected");
}

/** What is wrong with the first field that is wrong. */
function problemIn(details: readonly unknown[]): string | null {
  const [first] = details;
  const isProblem = typeof first === "object" && first !== null && "problem" in first;
  return isProblem && typeof first.problem === "string" ? first.problem : null;
}
