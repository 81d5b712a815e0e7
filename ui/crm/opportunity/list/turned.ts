import type { ListField, ListSort } from "../store/list-sort";

/** Amounts, chances and days are looked for from the top; names from A. */
const downFirst: ReadonlySet<ListField> = new Set([
  "expectedRevenue",
  "probability",
  "touchedAt",
  "priority",
]);

/** The order after a press on a heading: the column's natural one, or the other way round. */
export const turned = (sort: ListSort, field: ListField): ListSort =>
  sort.field === field
    ? { field, descending: !sort.descending }
    : { field, descending: downFirst.has(field) };
