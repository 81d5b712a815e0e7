import type { OpportunityCard } from "@/common/crm/records";
import { probabilityOf } from "@/common/crm/weight";
import { toMinor } from "@/common/money";
import { searchText } from "@/common/search-text";
import type { LiveStore } from "@/ui/live/store";

export const listFields = [
  "name",
  "customer",
  "stage",
  "owner",
  "priority",
  "expectedRevenue",
  "probability",
  "expectedCloseOn",
  "touchedAt",
] as const;
export type ListField = (typeof listFields)[number];
export type ListSort = { readonly field: ListField; readonly descending: boolean };

type Key = string | number;

/** Opposite of each other but for what has no value, which stands last either way. */
export function compareKeys({ descending }: ListSort): (a: Key, b: Key) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 1 : -1;
    return a < b ? -sign : sign;
  };
}

const keys: Record<ListField, (card: OpportunityCard, store: LiveStore) => Key> = {
  name: (card) => searchText(card.name),
  customer: (card, store) => searchText(card.customerId && store.get("partners.name", card.customerId)?.name),
  stage: (card, store) => store.get("crm.stage", card.stageId)?.position ?? "",
  owner: (card, store) => searchText(card.ownerId && store.get("identity.person", card.ownerId)?.name),
  priority: (card) => card.priority,
  expectedRevenue: (card) => toMinor(card.expectedRevenue),
  probability: (card, store) => Number(probabilityOf(card, store.get("crm.stage", card.stageId))),
  expectedCloseOn: (card) => card.expectedCloseOn ?? "",
  touchedAt: (card) => card.touchedAt,
};

export const listKey = (sort: ListSort, card: OpportunityCard, store: LiveStore): Key =>
  keys[sort.field](card, store);
