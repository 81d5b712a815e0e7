import type { OpportunityStatus } from "@/common/crm/opportunity-terms";

/**
 * What reaching a stage does to an opportunity that is open or won. Winning and reopening drop a probability set by
 * hand, as Odoo does; a stage change between open stages keeps it.
 */
export function outcomeFields(
  row: { readonly status: OpportunityStatus },
  stage: { readonly isWon: boolean },
  now: Date,
) {
  if (stage.isWon && row.status !== "won") {
    return { status: "won", closedAt: now, probability: null, lostReasonId: null, lostNote: null } as const;
  }
  if (!stage.isWon && row.status !== "open") {
    return { status: "open", closedAt: null, probability: null, lostReasonId: null, lostNote: null } as const;
  }
  return {};
}
