import fc from "fast-check";
import { expect, test } from "vitest";
import { opportunityStatuses } from "@/common/crm/opportunity-terms";
import { listFields } from "../store/list-sort";
import {
  clearFilters,
  countFilters,
  defaultQuery,
  filterOf,
  formatQuery,
  parseQuery,
} from "./pipeline-query";

const query = fc.record({
  view: fc.constantFrom("board" as const, "list" as const),
  team: fc.option(fc.uuid()),
  whose: fc.constantFrom("all" as const, "mine" as const, "team" as const),
  statuses: fc.subarray([...opportunityStatuses]),
  reason: fc.option(fc.uuid()),
  tags: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  unassigned: fc.boolean(),
  rotting: fc.boolean(),
  search: fc.string(),
  sort: fc.record({ field: fc.constantFrom(...listFields), descending: fc.boolean() }),
});

test("every filter comes back from the address as it went in", () => {
  fc.assert(
    fc.property(query, (given) => {
      expect(parseQuery(formatQuery(given))).toEqual(given);
    }),
  );
});

test("the plain pipeline has a plain address, and shows the open and the won", () => {
  expect(formatQuery(defaultQuery)).toBe("");
  expect(parseQuery("")).toEqual(defaultQuery);
  expect(filterOf(defaultQuery).statuses).toEqual(["open", "won"]);
});

test("an address that makes no sense shows the plain pipeline", () => {
  expect(parseQuery("?view=map&whose=nobody&status=dead,&sort=luck&rotting=yes")).toEqual(defaultQuery);
});

test("clearing the filters keeps the team, the view and the order", () => {
  const given = parseQuery("?view=list&team=t1&status=lost&tag=a,b&q=froid&sort=expectedRevenue&whose=mine");
  expect(countFilters(given)).toBe(4);
  expect(formatQuery(clearFilters(given))).toBe("?view=list&team=t1&sort=expectedRevenue");
});

test("a lost reason shows the lost ones, and no others", () => {
  expect(filterOf(parseQuery("?reason=r1"))).toMatchObject({ statuses: ["lost"], lostReasonId: "r1" });
});
