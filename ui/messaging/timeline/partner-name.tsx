"use client";

import { useTranslations } from "use-intl";
import { useAnswer } from "@/ui/live/answers";
import { usePartnerName } from "@/ui/live/records";
import { api } from "@/ui/trpc";

/** A partner by name; one that no card on this device names is asked for. */
export function PartnerName({ id }: { readonly id: string }) {
  const known = usePartnerName(id);
  return known ?? <AskedName id={id} />;
}

function AskedName({ id }: { readonly id: string }) {
  const t = useTranslations("crm.timeline");
  const { value, state } = useAnswer(`partner-name/${id}`, () => api.partners.partner.get.query({ id }));
  return value?.name ?? (state === "asking" ? "…" : t("removedValue"));
}
