"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { rightToNote, type TimelineEntity } from "@/common/messaging/timeline-entity";
import { useHeld, usePartnerName, useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import type { MadeContact } from "./made-contact";

/** A record in whose timeline it may be noted. */
export type ContactPlace = { readonly entity: TimelineEntity; readonly id: string; readonly name: string };

/**
 * Where this person may note it, the likeliest first: the opportunity it was made from; or those that are open with the
 * partner or their company, and the partner themselves.
 */
export function useContactPlaces({ about }: MadeContact): readonly ContactPlace[] {
  const t = useTranslations("crm.contact");
  const [kind, id = ""] = about.split("/");
  const { role } = useMe();
  const cards = useHeld("crm.opportunity");
  const parentId = useRecord("partners.partner", id)?.parentId ?? null;
  const partner = usePartnerName(id) ?? t("somebody");
  return useMemo(() => {
    const isAbout = kind === "crm.opportunity";
    const deals = cards
      .filter(({ id: own, status, customerId }) =>
        isAbout ? own === id : status === "open" && isOneOf(customerId, id, parentId),
      )
      .toSorted((one, other) => (one.touchedAt < other.touchedAt ? 1 : -1))
      .map((card): ContactPlace => ({ entity: "crm.opportunity", id: card.id, name: card.name }));
    const themselves = { entity: "partners.partner", id, name: t("partner", { name: partner }) } as const;
    return [...deals, ...(isAbout ? [] : [themselves])].filter(
      ({ entity }) => rights[role][rightToNote[entity]],
    );
  }, [cards, kind, id, parentId, partner, role, t]);
}

const isOneOf = (customerId: string | null, ...ids: readonly (string | null)[]) =>
  customerId !== null && ids.includes(customerId);
