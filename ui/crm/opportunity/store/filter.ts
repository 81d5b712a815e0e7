import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import type { OpportunityCard, StageRecord } from "@/common/crm/records";
import type { Me } from "@/common/identity/records";
import { matches, searchText } from "@/common/search-text";

export type BoardFilter = {
  readonly whose: "mine" | "team" | "all";
  /** Only this team's; null: any. */
  readonly teamId: string | null;
  readonly statuses: readonly OpportunityStatus[];
  readonly lostReasonId: string | null;
  /** Cards with any of them; empty: any card. */
  readonly tagIds: readonly string[];
  /** Cards of any of them, and nobody's where `unassigned`; without either, anybody's. */
  readonly ownerIds: readonly string[];
  readonly unassigned: boolean;
  readonly rotting: boolean;
  /** Words that must all be in the name, the customer or the contact; accents and case ignored. */
  readonly text: string;
};

/** The board as it opens. */
export const everyCard: BoardFilter = {
  whose: "all",
  teamId: null,
  statuses: ["open", "won"],
  lostReasonId: null,
  tagIds: [],
  ownerIds: [],
  unassigned: false,
  rotting: false,
  text: "",
};

/** True where a filter looks at nothing but the status: then the server's own totals can stand in for cards not held. */
export const isByStatusOnly = (filter: BoardFilter): boolean =>
  filter.whose === "all" &&
  filter.teamId === null &&
  filter.lostReasonId === null &&
  filter.tagIds.length === 0 &&
  filter.ownerIds.length === 0 &&
  !filter.unassigned &&
  !filter.rotting &&
  filter.text.trim() === "";

/** What a filter looks up beside the card. */
export type FilterContext = {
  readonly me: Pick<Me, "id" | "teamIds"> | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly stage: (id: string) => Pick<StageRecord, "rottingDays"> | undefined;
  readonly partnerName: (id: string) => string | undefined;
};

const dayLength = 86_400_000;

/** Whole days an open card has lain untouched beyond what its stage allows; null: it does not rot. */
export function rottingDays(
  card: Pick<OpportunityCard, "status" | "touchedAt">,
  stage: Pick<StageRecord, "rottingDays"> | undefined,
  now: number,
): number | null {
  if (card.status !== "open" || !stage?.rottingDays) return null;
  const days = Math.floor((now - Date.parse(card.touchedAt)) / dayLength);
  return days >= stage.rottingDays ? days : null;
}

/** A predicate for one filter; the text is normalised once, not per card. */
export function passing(filter: BoardFilter, context: FilterContext): (card: OpportunityCard) => boolean {
  const statuses = new Set(filter.statuses);
  const tags = new Set(filter.tagIds);
  const text = searchText(filter.text);
  return (card) =>
    statuses.has(card.status) &&
    belongs(card, filter, context.me) &&
    (filter.lostReasonId === null || card.lostReasonId === filter.lostReasonId) &&
    (tags.size === 0 || card.tagIds.some((id) => tags.has(id))) &&
    isHeldBy(card, filter) &&
    (!filter.rotting || rottingDays(card, context.stage(card.stageId), context.now) !== null) &&
    (text === "" || matches(textOf(card, context), text));
}

function isHeldBy({ ownerId }: OpportunityCard, { ownerIds, unassigned }: BoardFilter): boolean {
  if (ownerIds.length === 0 && !unassigned) return true;
  return ownerId === null ? unassigned : ownerIds.includes(ownerId);
}

function belongs(card: OpportunityCard, { whose, teamId }: BoardFilter, me: FilterContext["me"]): boolean {
  if (teamId !== null && card.teamId !== teamId) return false;
  if (whose === "mine") return card.ownerId === me?.id;
  return whose === "all" || (card.teamId !== null && me?.teamIds.includes(card.teamId) === true);
}

const texts = new WeakMap<OpportunityCard, { readonly customer: string; readonly text: string }>();

/** Normalised once per copy of a card: normalising ten thousand on each key press would be felt. */
export function textOf(card: OpportunityCard, { partnerName }: Pick<FilterContext, "partnerName">): string {
  const customer = (card.customerId && partnerName(card.customerId)) || "";
  const known = texts.get(card);
  if (known?.customer === customer) return known.text;
  const text = searchText(card.name, customer, card.contactName);
  texts.set(card, { customer, text });
  return text;
}
