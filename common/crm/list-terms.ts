/** The closed sets of the list view, apart from what sorts and shows them: the address is read before any list is. */

export const listFields = [
  "name",
  "customer",
  "stage",
  "expectedRevenue",
  "weighted",
  "recurringRevenue",
  "probability",
  "owner",
  "team",
  "tags",
  "priority",
  "expectedCloseOn",
  "lostReason",
  "touchedAt",
] as const;
export type ListField = (typeof listFields)[number];
export type ListSort = { readonly field: ListField; readonly descending: boolean };

export const groupings = ["stage", "owner", "team", "customer", "tag", "lostReason", "month"] as const;
export type Grouping = (typeof groupings)[number];

/** A column; without a width it takes its share of what is left. */
export type ListColumn = { readonly field: ListField; readonly width: number | null };

/** Order and groups of a list: the first of `sort` counts most. */
export type ListShape = {
  readonly sort: readonly ListSort[];
  readonly group: Grouping | null;
  /** Keys of the groups that show their heading alone. */
  readonly folded: readonly string[];
};
