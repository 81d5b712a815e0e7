import type { OpportunityCard, OpportunityRecord, StageRecord } from "@/common/crm/records";

/** What reaching a stage shows at once: winning and reopening drop a probability set by hand. */
export function outcomeFields(
  card: Pick<OpportunityCard, "status">,
  stage: Pick<StageRecord, "isWon"> | undefined,
  now: string,
): Partial<OpportunityRecord> {
  if (!stage || card.status === (stage.isWon ? "won" : "open")) return {};
  const status = stage.isWon ? "won" : "open";
  return {
    status,
    closedAt: stage.isWon ? now : null,
    probability: null,
    lostReasonId: null,
    lostNote: null,
  };
}
