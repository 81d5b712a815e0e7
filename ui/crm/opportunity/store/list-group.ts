import type { Grouping } from "@/common/crm/list-terms";
import type { OpportunityCard } from "@/common/crm/records";
import { searchText } from "@/common/search-text";
import type { Kind } from "@/ui/live/kinds";
import type { LiveStore } from "@/ui/live/store";

/** The groups a card stands in; "" is the group of those without. By tag it stands in each of its tags. */
export const groupsOf: Record<Grouping, (card: OpportunityCard) => readonly string[]> = {
  stage: (card) => [card.stageId],
  owner: (card) => [card.ownerId ?? ""],
  team: (card) => [card.teamId ?? ""],
  customer: (card) => [card.customerId ?? ""],
  tag: (card) => (card.tagIds.length > 0 ? card.tagIds : [""]),
  lostReason: (card) => [card.lostReasonId ?? ""],
  month: (card) => [card.expectedCloseOn?.slice(0, 7) ?? ""],
};

/** The kind of record that a group is named after; a month is named by the calendar. */
export const groupKind = {
  stage: "crm.stage",
  owner: "identity.person",
  team: "identity.salesTeam",
  customer: "partners.name",
  tag: "crm.tag",
  lostReason: "crm.lostReason",
  month: null,
} as const satisfies Record<Grouping, Kind | null>;

/** What a group is placed by: stages as on the board, months by time, the others by name; those without come last. */
export function groupPlace(by: Grouping, key: string, store: LiveStore): string {
  const last = "\uffff";
  if (key === "") return last + last;
  const kind = groupKind[by];
  if (kind === null) return key;
  if (kind === "crm.stage") return store.get(kind, key)?.position ?? last;
  return searchText(store.get(kind, key)?.name) || last;
}
