import { useCallback, useSyncExternalStore } from "react";
import type { ListShape } from "@/common/crm/list-terms";
import { liveClient } from "@/ui/live/live-client";
import { CardList } from "../store/card-list";
import { followCards, shownCards } from "../store/cards";
import { noTotals, type Totals } from "../store/totals";

let list: CardList | null = null;
let watchers = 0;
let stop = (): void => undefined;

/** The rows of this tab's list view; follows the cards only while somebody looks. */
export function cardList(): CardList {
  list ??= new CardList(liveClient().store, shownCards);
  return list;
}

export function subscribeList(told: () => void): () => void {
  if (watchers === 0) stop = follow();
  watchers++;
  const off = liveClient().store.topics.on("list", told);
  return () => {
    off();
    watchers--;
    if (watchers > 0) return;
    stop();
    list = null;
  };
}

/** Names of colleagues, teams, tags and reasons order and head the groups too. */
const namedKinds = ["identity.person", "identity.salesTeam", "crm.tag", "crm.lostReason"] as const;

function follow(): () => void {
  const { store } = liveClient();
  const cards = cardList();
  const stops = namedKinds.map((kind) => store.subscribeKind(kind, () => cards.renamed()));
  stops.push(followCards(cards));
  // Between the first look and now something may have changed.
  cards.renamed();
  return () => {
    for (const each of stops) each();
  };
}

const none: readonly string[] = [];

export function useListRows(shape: ListShape): readonly string[] {
  return useSyncExternalStore(
    subscribeList,
    () => cardList().rows(shape),
    () => none,
  );
}

export function useGroupTotals(key: string): Totals {
  const subscribe = useCallback(
    (told: () => void) => liveClient().store.topics.on(`group/${key}`, told),
    [key],
  );
  return useSyncExternalStore(
    subscribe,
    () => cardList().totals(key),
    () => noTotals,
  );
}

/** Sums of everything that the list shows. */
export function useListSum(): Totals {
  return useSyncExternalStore(
    subscribeSum,
    () => cardList().sum,
    () => noTotals,
  );
}

const subscribeSum = (told: () => void) => liveClient().store.topics.on("group", told);
