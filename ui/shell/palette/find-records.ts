import { useMemo } from "react";
import type { NamedPartner, OpportunityCard } from "@/common/crm/records";
import { liveClient } from "@/ui/live/live-client";
import { useHeld } from "@/ui/live/records";
import { rank } from "../../../common/rank";
import { searchText } from "../../../common/search-text";

export type FoundCard = { readonly card: OpportunityCard; readonly customer: string | undefined };
export type FoundPartner = NamedPartner & { readonly detail?: string | undefined };

/** What the device holds, as it changes. */
export type Held = {
  readonly cards: readonly OpportunityCard[];
  readonly partners: readonly NamedPartner[];
};

export function useHeldRecords(): Held {
  const cards = useHeld("crm.opportunity");
  const partners = useHeld("partners.name");
  return useMemo(() => ({ cards, partners }), [cards, partners]);
}

const customerOf = (card: OpportunityCard): string | undefined =>
  (card.customerId && liveClient().store.get("partners.name", card.customerId)?.name) ||
  (card.contactName ?? undefined);

/** Opened last first, as far as the device holds them. */
export const recentOf = (held: Held, paths: readonly string[]): readonly (FoundCard | FoundPartner)[] =>
  paths.flatMap((path): readonly (FoundCard | FoundPartner)[] => {
    const id = path.slice(path.lastIndexOf("/") + 1);
    const card = held.cards.find((each) => each.id === id);
    if (card) return [{ card, customer: customerOf(card) }];
    return held.partners.filter((each) => each.id === id);
  });

const texts = new WeakMap<
  OpportunityCard,
  { readonly customer: string | undefined; readonly text: string }
>();

/** Normalised once per copy of a card: ten thousand at each key press would be felt. */
function textOf(card: OpportunityCard, customer: string | undefined): string {
  const known = texts.get(card);
  if (known && known.customer === customer) return known.text;
  const text = searchText(card.name, customer);
  texts.set(card, { customer, text });
  return text;
}

/** The best of what the device holds; opened lately counts, then open before closed, then changed last. */
export function findCards(
  held: Held,
  query: string,
  recent: readonly string[],
  limit: number,
): readonly FoundCard[] {
  const found: (FoundCard & { readonly score: number })[] = [];
  for (const card of held.cards) {
    const customer = customerOf(card);
    const score = rank(textOf(card, customer), query);
    if (score > 0)
      found.push({ card, customer, score: score + bonus(recent, `/opportunities/${card.id}`) + open(card) });
  }
  const byScore = (a: (typeof found)[number], b: (typeof found)[number]) =>
    b.score - a.score || (a.card.touchedAt < b.card.touchedAt ? 1 : -1);
  return found.sort(byScore).slice(0, limit);
}

const open = (card: OpportunityCard): number => (card.status === "open" ? 1 : 0);

/** Partners whose name this device knows, and those the server has found. */
export function findPartners(
  held: Held,
  query: string,
  recent: readonly string[],
  fromServer: readonly FoundPartner[],
  limit: number,
): readonly FoundPartner[] {
  const known = new Map<string, FoundPartner>();
  for (const partner of held.partners) known.set(partner.id, partner);
  for (const partner of fromServer) known.set(partner.id, partner);
  return [...known.values()]
    .map((partner) => ({ partner, score: scoreOf(partner, query, recent, fromServer) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.partner.name.localeCompare(b.partner.name))
    .slice(0, limit)
    .map(({ partner }) => partner);
}

/** What the server found by an address or a number counts though the name says nothing of it. */
function scoreOf(
  partner: FoundPartner,
  query: string,
  recent: readonly string[],
  fromServer: readonly FoundPartner[],
): number {
  const score = rank(searchText(partner.name), query) || Number(fromServer.includes(partner));
  return score > 0 ? score + bonus(recent, `/partners/${partner.id}`) : 0;
}

function bonus(recent: readonly string[], path: string): number {
  const at = recent.indexOf(path);
  return at === -1 ? 0 : 4 - at / 10;
}
