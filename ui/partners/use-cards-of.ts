"use client";

import { useSyncExternalStore } from "react";
import type { OpportunityCard } from "@/common/crm/records";
import { liveClient } from "@/ui/live/live-client";

const subscribe = (listener: () => void) => liveClient().store.subscribeKind("crm.opportunity", listener);
const none: readonly OpportunityCard[] = [];

/** The last answer, so that the same cards are the same array. */
let kept: {
  readonly of: readonly OpportunityCard[];
  readonly id: string;
  readonly cards: readonly OpportunityCard[];
} | null = null;

function cardsOf(id: string): readonly OpportunityCard[] {
  const of = liveClient().store.list("crm.opportunity");
  if (kept && kept.of === of && kept.id === id) return kept.cards;
  const cards = of.filter((card) => card.customerId === id).sort(openFirst);
  const isSame =
    kept?.id === id &&
    kept.cards.length === cards.length &&
    kept.cards.every((card, at) => card === cards[at]);
  kept = { of, id, cards: isSame && kept ? kept.cards : cards };
  return kept.cards;
}

const rank = { open: 0, won: 1, lost: 2 } as const;
const openFirst = (a: OpportunityCard, b: OpportunityCard) =>
  rank[a.status] - rank[b.status] || Number(b.touchedAt > a.touchedAt) - Number(a.touchedAt > b.touchedAt);

/** Opportunities of a customer that this device holds. */
export const useCardsOf = (id: string): readonly OpportunityCard[] =>
  useSyncExternalStore(
    subscribe,
    () => cardsOf(id),
    () => none,
  );
