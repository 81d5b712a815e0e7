"use client";

import { useMemo } from "react";
import type { OpportunityCard } from "@/common/crm/records";
import { useHeld, useRecord } from "@/ui/live/records";
import type { MadeContact } from "./made-contact";

/** The opportunities on which it may be noted: the one it was made from, or the partner's and their company's. */
export function useContactDeals({ about }: MadeContact): readonly OpportunityCard[] {
  const [entity, id = ""] = about.split("/");
  const cards = useHeld("crm.opportunity");
  const parentId = useRecord("partners.partner", id)?.parentId ?? null;
  return useMemo(() => {
    if (entity === "crm.opportunity") return cards.filter((card) => card.id === id);
    return cards
      .filter(({ status, customerId }) => status === "open" && isOneOf(customerId, id, parentId))
      .sort((one, other) => (one.touchedAt < other.touchedAt ? 1 : -1));
  }, [cards, entity, id, parentId]);
}

const isOneOf = (customerId: string | null, ...ids: readonly (string | null)[]) =>
  customerId !== null && ids.includes(customerId);
