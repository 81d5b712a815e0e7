import type { ListField, ListSort } from "@/common/crm/list-terms";

/** Amounts, chances and days are looked for from the top; names from A. */
const downFirst: ReadonlySet<ListField> = new Set([
  "expectedRevenue",
  "weighted",
  "recurringRevenue",
  "probability",
  "touchedAt",
  "priority",
]);

const natural = (field: ListField): ListSort => ({ field, descending: downFirst.has(field) });

/** The order after a press on a heading: the column's natural one, or the other way round. */
export function turned(sort: readonly ListSort[], field: ListField): readonly ListSort[] {
  const [first] = sort;
  if (first?.field === field) return [{ field, descending: !first.descending }];
  return [natural(field)];
}

/** The same with Shift: adds the column below the others, turns it, or at the third press takes it out. */
export function turnedToo(sort: readonly ListSort[], field: ListField): readonly ListSort[] {
  const held = sort.find((each) => each.field === field);
  if (!held) return [...sort, natural(field)];
  const isTurned = held.descending !== natural(field).descending;
  if (isTurned && sort.length > 1) return sort.filter((each) => each !== held);
  return sort.map((each) => (each === held ? { field, descending: !held.descending } : each));
}
