import {
  groupings,
  type ListColumn,
  type ListShape,
  type ListSort,
  listFields,
} from "@/common/crm/list-terms";
import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import { opportunityStatuses } from "@/common/crm/opportunity-terms";
import { type BoardFilter, everyCard } from "../store/filter";

/** Everything that the pipeline shows or leaves out; lives in the address, so that it can be shared and gone back to. */
export type PipelineQuery = ListShape & {
  readonly view: "board" | "list";
  /** A sales team by id; null: every team that the person may see. */
  readonly team: string | null;
  readonly whose: BoardFilter["whose"];
  /** Empty: the open and the won, as a pipeline shows them. */
  readonly statuses: readonly OpportunityStatus[];
  readonly reason: string | null;
  readonly tags: readonly string[];
  /** Cards of any of these people, by id; with `unassigned`, nobody's as well. Empty and not unassigned: anybody's. */
  readonly owners: readonly string[];
  readonly unassigned: boolean;
  readonly rotting: boolean;
  readonly search: string;
  /** The list's columns; null: those this person keeps on this device. */
  readonly columns: readonly ListColumn[] | null;
};

export const defaultQuery: PipelineQuery = {
  view: "board",
  team: null,
  whose: "all",
  statuses: [],
  reason: null,
  tags: [],
  owners: [],
  unassigned: false,
  rotting: false,
  search: "",
  sort: [{ field: "touchedAt", descending: true }],
  group: null,
  folded: [],
  columns: null,
};

/** Reads the address; whatever it does not understand is left out rather than refused. */
export function parseQuery(search: string): PipelineQuery {
  const given = new URLSearchParams(search);
  const list = (name: string) => [...new Set((given.get(name) ?? "").split(",").filter(Boolean))];
  const whose = given.get("whose");
  return {
    view: given.get("view") === "list" ? "list" : "board",
    team: given.get("team"),
    whose: whose === "mine" || whose === "team" ? whose : "all",
    statuses: opportunityStatuses.filter((status) => list("status").includes(status)),
    reason: given.get("reason"),
    tags: list("tag"),
    owners: list("owner"),
    unassigned: given.get("unassigned") === "1",
    rotting: given.get("rotting") === "1",
    search: given.get("q") ?? "",
    sort: parseSort(list("sort")),
    group: groupings.find((each) => each === given.get("group")) ?? null,
    folded: given.has("fold") ? (given.get("fold") ?? "").split(",") : [],
    columns: parseColumns(list("cols")),
  };
}

/** The address without what is as it is anyway, so that the plain pipeline stays `/pipeline`. */
export function formatQuery(query: PipelineQuery): string {
  const parts = new URLSearchParams();
  const set = (name: string, value: string, usual: string) => value !== usual && parts.set(name, value);
  set("view", query.view, defaultQuery.view);
  set("team", query.team ?? "", "");
  set("whose", query.whose, defaultQuery.whose);
  set("status", query.statuses.join(","), "");
  set("reason", query.reason ?? "", "");
  set("tag", query.tags.join(","), "");
  set("owner", query.owners.join(","), "");
  set("unassigned", query.unassigned ? "1" : "", "");
  set("rotting", query.rotting ? "1" : "", "");
  set("q", query.search, "");
  set("sort", formatSort(query.sort), formatSort(defaultQuery.sort));
  set("group", query.group ?? "", "");
  if (query.group !== null && query.folded.length > 0) parts.set("fold", query.folded.join(","));
  set("cols", formatColumns(query.columns ?? []), "");
  const text = parts.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text ? `?${text}` : "";
}

/** What "Clear filters" takes off: all but the team, the view, and how the list is laid out. */
export const clearFilters = ({ view, team, sort, group, folded, columns }: PipelineQuery): PipelineQuery => ({
  ...defaultQuery,
  ...{ view, team, sort, group, folded, columns },
});

/** How many filters are on, the search aside. */
export const countFilters = (query: PipelineQuery): number =>
  Number(query.whose !== "all") +
  query.statuses.length +
  Number(query.reason !== null) +
  query.tags.length +
  query.owners.length +
  Number(query.unassigned) +
  Number(query.rotting);

/** The query as the store's filter. A lost reason asks for the lost ones, whatever else is picked. */
export function filterOf(query: PipelineQuery): BoardFilter {
  const picked = query.statuses.length > 0 ? query.statuses : everyCard.statuses;
  return {
    whose: query.whose,
    teamId: query.team,
    statuses: query.reason === null ? picked : ["lost"],
    lostReasonId: query.reason,
    tagIds: query.tags,
    ownerIds: query.owners,
    unassigned: query.unassigned,
    rotting: query.rotting,
    text: query.search,
  };
}

function parseSort(names: readonly string[]): readonly ListSort[] {
  const sort = new Map<ListSort["field"], ListSort>();
  for (const name of names) {
    const descending = name.startsWith("-");
    const field = fieldNamed(descending ? name.slice(1) : name);
    if (field && !sort.has(field)) sort.set(field, { field, descending });
  }
  return sort.size > 0 ? [...sort.values()] : defaultQuery.sort;
}

const formatSort = (sort: readonly ListSort[]): string =>
  sort.map(({ field, descending }) => `${descending ? "-" : ""}${field}`).join(",");

/** Pixels that a column can have. */
export const columnWidths = { least: 60, most: 800 } as const;

/** "name,customer:180": each column once, with its width where one was set. */
function parseColumns(texts: readonly string[]): readonly ListColumn[] | null {
  const columns = new Map<ListColumn["field"], ListColumn>();
  for (const text of texts) {
    const [name = "", size] = text.split(":");
    const field = fieldNamed(name);
    const width = Math.min(columnWidths.most, Math.max(columnWidths.least, Math.round(Number(size))));
    if (field && !columns.has(field))
      columns.set(field, { field, width: size && Number.isFinite(width) ? width : null });
  }
  return columns.size > 0 ? [...columns.values()] : null;
}

export const formatColumns = (columns: readonly ListColumn[]): string =>
  columns.map(({ field, width }) => (width === null ? field : `${field}:${width}`)).join(",");

const fieldNamed = (name: string) => listFields.find((each) => each === name);
