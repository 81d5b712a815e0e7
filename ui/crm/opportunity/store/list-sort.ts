import type { ListField, ListSort } from "@/common/crm/list-terms";
import type { OpportunityCard } from "@/common/crm/records";
import { probabilityOf, weightedMinor } from "@/common/crm/weight";
import { toMinor } from "@/common/money";
import { searchText } from "@/common/search-text";
import type { LiveStore } from "@/ui/live/store";

type Key = string | number;

/** What a card is placed by, one per field of the order. */
export type ListKey = readonly Key[];

/** Opposite of each other but for what has no value, which stands last either way. */
export function compareKeys(sort: readonly ListSort[]): (a: ListKey, b: ListKey) => number {
  const signs = sort.map(({ descending }) => (descending ? -1 : 1));
  return (a, b) => {
    for (const [at, sign] of signs.entries()) {
      const order = compare(a[at] ?? "", b[at] ?? "", sign);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compare(a: Key, b: Key, sign: number): number {
  if (a === b) return 0;
  if (a === "" || b === "") return a === "" ? 1 : -1;
  return a < b ? -sign : sign;
}

const keys: Record<ListField, (card: OpportunityCard, store: LiveStore) => Key> = {
  name: (card) => searchText(card.name),
  customer: (card, store) =>
    searchText((card.customerId && store.get("partners.name", card.customerId)?.name) || card.contactName),
  stage: (card, store) => store.get("crm.stage", card.stageId)?.position ?? "",
  owner: (card, store) => searchText(card.ownerId && store.get("identity.person", card.ownerId)?.name),
  team: (card, store) => searchText(card.teamId && store.get("identity.salesTeam", card.teamId)?.name),
  tags: (card, store) =>
    searchText(
      card.tagIds
        .map((id) => store.get("crm.tag", id)?.name ?? "")
        .sort()
        .join(" "),
    ),
  priority: (card) => card.priority,
  expectedRevenue: (card) => toMinor(card.expectedRevenue),
  weighted: (card, store) => weightedMinor(card, store.get("crm.stage", card.stageId)),
  recurringRevenue: (card) => (card.recurringPlan ? toMinor(card.recurringRevenue) : ""),
  probability: (card, store) => Number(probabilityOf(card, store.get("crm.stage", card.stageId))),
  expectedCloseOn: (card) => card.expectedCloseOn ?? "",
  lostReason: (card, store) =>
    searchText(card.lostReasonId && store.get("crm.lostReason", card.lostReasonId)?.name),
  touchedAt: (card) => card.touchedAt,
};

export const listKey = (sort: readonly ListSort[], card: OpportunityCard, store: LiveStore): ListKey =>
  sort.map(({ field }) => keys[field](card, store));
