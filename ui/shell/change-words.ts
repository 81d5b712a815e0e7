"use client";
import { useTranslations } from "use-intl";
import type { Kind } from "@/ui/live/kinds";
import { kindOf, type Waiting } from "@/ui/live/outbox-entry";
import { useRecord } from "@/ui/live/records";

/** What a waiting change is, in words: the command, and the record it is about. */
export function useChangeWords(change: Waiting): {
  readonly what: string;
  readonly name: string | undefined;
} {
  const t = useTranslations("live.commands");
  const name = useChangedName(change);
  const key = change.command as Parameters<typeof t>[0];
  return { what: t.has(key) ? t(key) : t("other"), name };
}

function useChangedName({ command, recordId, input }: Waiting): string | undefined {
  const record = useRecord(kindOf({ command }) as Kind, recordId);
  return nameOf(record) ?? nameOf(input);
}

function nameOf(value: unknown): string | undefined {
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : undefined;
  return typeof name === "string" ? name : undefined;
}
