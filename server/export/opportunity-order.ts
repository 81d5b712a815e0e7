import type { ListField, ListSort } from "@/common/crm/list-terms";
import { customer, probability, recurring, sources, weighted } from "./opportunity-columns";

/** Accents and case count last, as the list has it. */
const named = (sql: string): string => `nullif(lower(${sql}), '') COLLATE "und-x-icu"`;

/** What the list is placed by, over the aliases of `opportunity-sheet.ts`. */
const keys: Record<ListField, string> = {
  name: named("o.name"),
  customer: named(customer),
  stage: 's.position COLLATE "C"',
  expectedRevenue: "o.expected_revenue",
  weighted,
  recurringRevenue: recurring,
  probability,
  owner: named("owner.name"),
  team: named("team.name"),
  tags: named(sources.tags.sql),
  priority: "o.priority",
  expectedCloseOn: "o.expected_close_on",
  lostReason: named("reason.name"),
  touchedAt: "o.touched_at",
};

/** The list's order: what has no value stands last either way, ties by id. */
export const orderBy = (sort: readonly ListSort[]): string =>
  [
    ...sort.map(({ field, descending }) => `${keys[field]} ${descending ? "DESC" : "ASC"} NULLS LAST`),
    "o.id",
  ].join(", ");
