"use client";
import { useTranslations } from "use-intl";
import { wireErrorOf } from "@/ui/trpc";

/** What a form was refused for: a sentence for the whole, and one for each field. */
export type Problems = { readonly reason: string; readonly fields: Readonly<Record<string, string>> };

export function problemsOf(error: unknown): Problems {
  const { reason, details } = wireErrorOf(error);
  return { reason, fields: Object.fromEntries(details.flatMap(fieldOf)) };
}

function fieldOf(detail: unknown): [string, string][] {
  const { field, problem } = detail as { field?: unknown; problem?: unknown };
  return typeof field === "string" && typeof problem === "string" ? [[lastPart(field), problem]] : [];
}

/** "input.email" → "email" */
const lastPart = (path: string) => path.split(".").at(-1) ?? path;

/** Turns reasons and problems, which are keys, into sentences. */
export function useProblemText(): (key: string | undefined) => string | undefined {
  const t = useTranslations("errors");
  return (key) => {
    if (key === undefined) return undefined;
    const known = key as Parameters<typeof t>[0];
    return t.has(known) ? t(known) : t("unexpected");
  };
}
