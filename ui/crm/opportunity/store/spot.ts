import type { OpportunityCard } from "@/common/crm/records";
import { columnIds } from "./cards";

/** A place that a card had or gets: its stage and its neighbours there. */
export type Spot = {
  readonly stageId: string;
  readonly afterId: string | null;
  readonly beforeId: string | null;
};

/** Where the card stands now, for the way back. */
export function spotOf(card: Pick<OpportunityCard, "id" | "stageId">): Spot {
  const ids = columnIds(card.stageId);
  const at = ids.indexOf(card.id);
  return {
    stageId: card.stageId,
    afterId: at > 0 ? (ids[at - 1] ?? null) : null,
    beforeId: ids[at + 1] ?? null,
  };
}

/** The top of a column: where "Move to…" puts a card, so that it is seen there. */
export const topOf = (stageId: string): Spot => ({
  stageId,
  afterId: null,
  beforeId: columnIds(stageId)[0] ?? null,
});
