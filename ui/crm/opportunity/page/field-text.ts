"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/ui/kit/format";
import { useNameOf } from "@/ui/live/name-of";
import type { ConflictField } from "./conflict";

/** A field that may collide, as a person reads its value: ids by name, money formatted. */
export function useFieldText(): (field: ConflictField, value: unknown) => string {
  const t = useTranslations("crm.page");
  const format = useFormat();
  const nameOf = useNameOf();
  return (field, value) => {
    if (value === null || value === undefined || value === "") return t("empty");
    const text = String(value);
    switch (field) {
      case "expectedRevenue":
      case "recurringRevenue":
        return format.money(text);
      case "recurringPlan":
        return t(`plans.${text as "monthly"}`);
      case "stageId":
        return nameOf("crm.stage", text) ?? t("empty");
      case "teamId":
        return nameOf("identity.salesTeam", text) ?? t("empty");
      case "ownerId":
        return nameOf("identity.person", text) ?? t("empty");
      default:
        return text;
    }
  };
}
