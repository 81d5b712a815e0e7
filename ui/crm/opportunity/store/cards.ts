import { useCallback, useSyncExternalStore } from "react";
import type { OpportunityCard } from "@/common/crm/records";
import { holdNews, liveClient } from "@/ui/live/live-client";
import { useRecord } from "@/ui/live/records";
import { type CardFollower, CardIndex } from "./card-index";
import type { BoardFilter } from "./filter";
import { noTotals, type Totals } from "./totals";

let index: CardIndex | null = null;

/** Made when the first screen asks; the store it follows may hold cards by then. */
function cardIndex(): CardIndex {
  index ??= new CardIndex(liveClient(), (work) => void requestAnimationFrame(work));
  return index;
}

/** A card as this person sees it; re-renders for this card alone. */
export const useCard = (id: string): OpportunityCard | undefined => useRecord("crm.opportunity", id);

/** In minor units, over all cards of the column that pass the filter, those not on this device yet included. */
export function useColumnTotals(stageId: string): Totals {
  const subscribe = useCallback(
    (told: () => void) => liveClient().store.topics.on(`totals/${stageId}`, told),
    [stageId],
  );
  return useSyncExternalStore(
    subscribe,
    () => cardIndex().totals(stageId),
    () => noTotals,
  );
}

/** Columns and list recompute once, then follow changes one by one. */
export const setBoardFilter = (filter: BoardFilter): void => cardIndex().setFilter(filter);

/** Ids of a column in board order, of the cards that pass the filter; the same array until topic `column/<stage>`. */
export const columnIds = (stageId: string): readonly string[] => cardIndex().ids(stageId);

export const cardOf = (id: string): OpportunityCard | undefined =>
  liveClient().store.get("crm.opportunity", id);

/** The card in this person's hand: its place is left alone until null is given. */
export function liftCard(id: string | null): void {
  cardIndex().lift(id);
  holdNews(id !== null);
}

/** For the list view: every card that passes the filter, and word of what changes among them. */
export const shownCards = (): Iterable<OpportunityCard> => cardIndex().shownCards();
export const followCards = (list: CardFollower): (() => void) => cardIndex().attach(list);
