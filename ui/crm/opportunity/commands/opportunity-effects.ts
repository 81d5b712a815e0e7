import { cardOf } from "@/common/crm/card-tuple";
import type { OpportunityCard, OpportunityRecord } from "@/common/crm/records";
import { appear, defineEffect, type Patch, patch } from "@/ui/live/effects";

/** The same fields on the card and on the full record, where that is held. */
export const setFields = (id: string, change: Partial<OpportunityRecord>): Patch[] => [
  patch("crm.opportunity", id, (card) => ({ ...card, ...onlyOf(card, change) })),
  patch("crm.opportunity.full", id, (record) => ({ ...record, ...change })),
];

const onlyOf = (card: OpportunityCard, change: Partial<OpportunityRecord>): Partial<OpportunityCard> =>
  Object.fromEntries(Object.entries(change).filter(([field]) => field in card));

/** Sets fields of one opportunity; everything a command previews but creating and removing. */
export const opportunitySet = defineEffect(
  "crm.opportunity.set",
  ({ id, fields }: { readonly id: string; readonly fields: Partial<OpportunityRecord> }) =>
    setFields(id, fields),
);

export const opportunityAppears = defineEffect("crm.opportunity.appear", (record: OpportunityRecord) => [
  appear("crm.opportunity", cardOf(record)),
  appear("crm.opportunity.full", record),
]);

export const opportunityGoes = defineEffect("crm.opportunity.go", ({ id }: { readonly id: string }) => [
  patch("crm.opportunity", id, () => undefined),
  patch("crm.opportunity.full", id, () => undefined),
]);
