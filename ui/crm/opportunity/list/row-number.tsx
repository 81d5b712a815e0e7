"use client";

import type { ReactNode } from "react";
import type { OpportunityCard } from "@/common/crm/records";
import { useOpportunity, usePartner } from "@/ui/live/records";

type Draw = (number: string | null) => ReactNode;
type Props = { readonly card: OpportunityCard; readonly draw: Draw };

/** The number of an opportunity, its customer's where it has none of its own; null while nobody knows one. */
export function RowNumber({ card, draw }: Props) {
  const { record } = useOpportunity(card.id);
  if (record?.phone) return draw(record.phone);
  return card.customerId ? <CustomerNumber id={card.customerId} draw={draw} /> : draw(null);
}

function CustomerNumber({ id, draw }: { readonly id: string; readonly draw: Draw }) {
  return draw(usePartner(id).record?.phone ?? null);
}
