import { toMinor, weigh } from "../money";
import type { OpportunityCard, StageRecord } from "./records";

/** Percent as decimal string: won 100, lost 0, else set by hand, else the stage's. */
export function probabilityOf(
  card: Pick<OpportunityCard, "status" | "probability">,
  stage: Pick<StageRecord, "probability"> | undefined,
): string {
  if (card.status === "won") return "100";
  if (card.status === "lost") return "0";
  return card.probability ?? stage?.probability ?? "0";
}

/** Expected revenue times probability, in minor units. */
export const weightedMinor = (
  card: Pick<OpportunityCard, "status" | "probability" | "expectedRevenue">,
  stage: Pick<StageRecord, "probability"> | undefined,
): number => weigh(toMinor(card.expectedRevenue), probabilityOf(card, stage));
