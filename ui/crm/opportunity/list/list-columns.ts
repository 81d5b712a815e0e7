import { useMemo, useSyncExternalStore } from "react";
import { type ListColumn, type ListField, listFields } from "@/common/crm/list-terms";
import { useMe } from "@/ui/live/session";
import { formatColumns, type PipelineQuery, parseQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";

type Drawn = { readonly least: number; readonly share: number; readonly number?: true };

/** Least width in pixels, and the share of what is left, for columns that nobody has sized. */
export const drawn: Record<ListField, Drawn> = {
  name: { least: 180, share: 2.2 },
  customer: { least: 120, share: 1.5 },
  stage: { least: 116, share: 1.2 },
  expectedRevenue: { least: 96, share: 0.6, number: true },
  weighted: { least: 104, share: 0.6, number: true },
  recurringRevenue: { least: 116, share: 0.6, number: true },
  probability: { least: 96, share: 0.3, number: true },
  owner: { least: 120, share: 1.2 },
  team: { least: 120, share: 1 },
  tags: { least: 160, share: 1.2 },
  priority: { least: 84, share: 0.3 },
  expectedCloseOn: { least: 96, share: 0.5 },
  lostReason: { least: 130, share: 1 },
  touchedAt: { least: 116, share: 0.7 },
};

const usual: readonly ListField[] = [
  "name",
  "customer",
  "stage",
  "expectedRevenue",
  "expectedCloseOn",
  "owner",
  "probability",
  "touchedAt",
];
export const usualColumns: readonly ListColumn[] = usual.map((field) => ({ field, width: null }));

const listeners = new Set<() => void>();
const subscribe = (told: () => void) => {
  listeners.add(told);
  return () => listeners.delete(told);
};
const keyOf = (personId: string) => `cordee.columns.${personId}`;

function kept(personId: string): string {
  try {
    return localStorage.getItem(keyOf(personId)) ?? "";
  } catch {
    return "";
  }
}

/** The columns of the address, as a shared link has them; else those this person keeps on this device. */
export function useColumns(query: PipelineQuery): readonly ListColumn[] {
  const me = useMe();
  const own = useSyncExternalStore(
    subscribe,
    () => kept(me.id),
    () => "",
  );
  return useMemo(() => {
    const columns = query.columns ?? parseQuery(`?cols=${own}`).columns ?? usualColumns;
    return withName(columns);
  }, [query.columns, own]);
}

/** A row that does not say what it is called says nothing. */
function withName(columns: readonly ListColumn[]): readonly ListColumn[] {
  return columns.some(({ field }) => field === "name")
    ? columns
    : [{ field: "name", width: null }, ...columns];
}

/** Shows other columns: in the address, and from now on whenever this person opens the list here. */
export function keepColumns(personId: string, query: PipelineQuery, columns: readonly ListColumn[]): void {
  const text = formatColumns(columns);
  const isUsual = text === formatColumns(usualColumns);
  try {
    if (isUsual) localStorage.removeItem(keyOf(personId));
    else localStorage.setItem(keyOf(personId), text);
  } catch {
    // A device that keeps nothing still shows what the address says.
  }
  for (const listener of listeners) listener();
  showQuery({ ...query, columns: isUsual ? null : columns }, true);
}

/** A phone shows the same four of every card, on two lines. */
export const phoneColumns: readonly ListColumn[] = (
  ["name", "expectedRevenue", "customer", "stage"] as const
).map((field) => ({ field, width: null }));

/** Pixels below which the list scrolls sideways; the gaps between columns are 12. */
export const leastWidth = (columns: readonly ListColumn[]): number =>
  columns.reduce((sum, { field, width }) => sum + 12 + (width ?? drawn[field].least), 28);

/** As CSS lays them out. */
export function templateOf(columns: readonly ListColumn[]): string {
  return columns
    .map(({ field, width }) => {
      const { least, share } = drawn[field];
      return width === null ? `minmax(${least}px, ${share}fr)` : `${width}px`;
    })
    .join(" ");
}

/** Every column, the chosen ones first and in their order. */
export const allColumns = (chosen: readonly ListColumn[]): readonly ListField[] => [
  ...chosen.map(({ field }) => field),
  ...listFields.filter((field) => !chosen.some((column) => column.field === field)),
];
