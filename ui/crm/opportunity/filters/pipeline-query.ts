import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import { opportunityStatuses } from "@/common/crm/opportunity-terms";
import { type BoardFilter, everyCard } from "../store/filter";
import { type ListSort, listFields } from "../store/list-sort";

/** Everything that the pipeline shows or leaves out; lives in the address, so that it can be shared and gone back to. */
export type PipelineQuery = {
  readonly view: "board" | "list";
  /** A sales team by id; null: every team that the person may see. */
  readonly team: string | null;
  readonly whose: BoardFilter["whose"];
  /** Empty: the open and the won, as a pipeline shows them. */
  readonly statuses: readonly OpportunityStatus[];
  readonly reason: string | null;
  readonly tags: readonly string[];
  readonly unassigned: boolean;
  readonly rotting: boolean;
  readonly search: string;
  readonly sort: ListSort;
};

export const defaultQuery: PipelineQuery = {
  view: "board",
  team: null,
  whose: "all",
  statuses: [],
  reason: null,
  tags: [],
  unassigned: false,
  rotting: false,
  search: "",
  sort: { field: "touchedAt", descending: true },
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
    unassigned: given.get("unassigned") === "1",
    rotting: given.get("rotting") === "1",
    search: given.get("q") ?? "",
    sort: parseSort(given.get("sort")),
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
  set("unassigned", query.unassigned ? "1" : "", "");
  set("rotting", query.rotting ? "1" : "", "");
  set("q", query.search, "");
  set("sort", formatSort(query.sort), formatSort(defaultQuery.sort));
  const text = parts.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

/** What "Clear filters" takes off: all but the team, the view and the order. */
export const clearFilters = (query: PipelineQuery): PipelineQuery => ({
  ...defaultQuery,
  view: query.view,
  team: query.team,
  sort: query.sort,
});

/** How many filters are on, the search aside. */
export const countFilters = (query: PipelineQuery): number =>
  Number(query.whose !== "all") +
  query.statuses.length +
  Number(query.reason !== null) +
  query.tags.length +
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
    unassigned: query.unassigned,
    rotting: query.rotting,
    text: query.search,
  };
}

function parseSort(text: string | null): ListSort {
  const descending = text?.startsWith("-") ?? false;
  const name = descending ? text?.slice(1) : text;
  const field = listFields.find((each) => each === name);
  return field ? { field, descending } : defaultQuery.sort;
}

const formatSort = (sort: ListSort): string => `${sort.descending ? "-" : ""}${sort.field}`;
