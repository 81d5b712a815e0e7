"use client";
import { useTranslations } from "use-intl";
import { noteWords } from "@/common/messaging/note-words";
import { useNameOf } from "@/ui/live/name-of";
import type { Waiting } from "@/ui/live/outbox-entry";

/** What tells one change from another of its kind on the same record: how a note begins, where a card went, which fields. */
export function useChangeDetail({ command, input }: Waiting): string {
  const field = useTranslations("crm.page.fields");
  const nameOf = useNameOf();
  if (!isObject(input)) return "";
  if (typeof input["body"] === "string") {
    return noteWords(input["body"], (personId) => nameOf("identity.person", personId));
  }
  if (command === "crm.opportunity.move" && isObject(input["stageId"])) {
    const { base, next } = input["stageId"];
    return base === next ? "" : (nameOf("crm.stage", String(next)) ?? "");
  }
  if (command === "crm.opportunity.edit" && isObject(input["changes"])) {
    const names = Object.keys(input["changes"]).flatMap((name) =>
      field.has(name as "name") ? field(name as "name") : [],
    );
    return names.join(", ");
  }
  return "";
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
