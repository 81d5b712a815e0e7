"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/ui/kit/format";
import type { Format } from "@/ui/kit/formatters";
import { type NamedKind, useNameOf } from "@/ui/live/name-of";
import { PartnerName } from "./partner-name";

const namedBy: Readonly<Record<string, NamedKind>> = {
  stageId: "crm.stage",
  teamId: "identity.salesTeam",
  ownerId: "identity.person",
  tagIds: "crm.tag",
  lostReasonId: "crm.lostReason",
};

type Props = {
  readonly field: string;
  readonly value: unknown;
  /** What was called so then, and is gone: merged into something else. */
  readonly names?: Readonly<Record<string, string>> | undefined;
};

/** A value of an opportunity's history as a person reads it. */
export function OpportunityValue({ field, value, names }: Props) {
  const t = useTranslations("crm.page");
  if (field === "probability" && value === null) return t("automaticShort");
  if (value === null || value === undefined || value === "") return t("empty");
  const text = String(value);
  if (field === "customerId" || field === "contactId") return <PartnerName id={text} />;
  const kind = namedBy[field];
  return kind ? <Named kind={kind} id={text} then={names?.[text]} /> : <Chosen field={field} text={text} />;
}

type NamedProps = { readonly kind: NamedKind; readonly id: string; readonly then: string | undefined };

function Named({ kind, id, then }: NamedProps) {
  const t = useTranslations("crm.timeline");
  return useNameOf()(kind, id) ?? then ?? t("removedValue");
}

/** One of a few, or what stands for itself. */
function Chosen({ field, text }: { readonly field: string; readonly text: string }) {
  const t = useTranslations("crm.page");
  const format = useFormat();
  if (field === "recurringPlan") return t(`plans.${text as "monthly"}`);
  if (field === "status") return t(`statuses.${text as "open"}`);
  if (field === "priority") return t("priorityStars", { count: Number(text) });
  if (field === "colour") return text === "0" ? t("noColour") : t("colourNumber", { number: text });
  return plainText(format, field, text);
}

function plainText(format: Format, field: string, text: string): string {
  if (field === "expectedRevenue" || field === "recurringRevenue") return format.money(text);
  if (field === "probability") return format.percent(text);
  if (field === "expectedCloseOn") return format.day(text);
  return text;
}
