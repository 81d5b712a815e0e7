import fc from "fast-check";
import { expect, test } from "vitest";
import { groupings, listFields } from "@/common/crm/list-terms";
import { opportunityStatuses } from "@/common/crm/opportunity-terms";
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
  owners: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  unassigned: fc.boolean(),
  rotting: fc.boolean(),
  search: fc.string(),
  sort: fc.uniqueArray(fc.record({ field: fc.constantFrom(...listFields), descending: fc.boolean() }), {
    selector: ({ field }) => field,
    minLength: 1,
  }),
  columns: fc.option(
    fc.uniqueArray(
      fc.record({
        field: fc.constantFrom(...listFields),
        width: fc.option(fc.integer({ min: 60, max: 800 })),
      }),
      { selector: ({ field }) => field, minLength: 1 },
    ),
  ),
});
const groups = fc.oneof(
  fc.constant({ group: null, folded: [] }),
  fc.record({
    group: fc.constantFrom(...groupings),
    folded: fc.uniqueArray(fc.constantFrom("", "2026-11", "s1", "s2")),
  }),
);

test("every filter comes back from the address as it went in", () => {
  fc.assert(
    fc.property(query, groups, (filters, grouped) => {
      const given = { ...filters, ...grouped };
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
  expect(
    parseQuery("?view=map&whose=nobody&status=dead,&sort=luck&rotting=yes&group=luck&cols=a,__proto__"),
  ).toEqual(defaultQuery);
});

test("clearing the filters keeps the team, the view and how the list is laid out", () => {
  const laidOut = "?view=list&team=t1&sort=expectedRevenue,-name&group=stage&fold=s1&cols=name,owner:120";
  const given = parseQuery(`${laidOut}&status=lost&tag=a,b&q=froid&whose=mine`);
  expect(countFilters(given)).toBe(4);
  expect(formatQuery(clearFilters(given))).toBe(laidOut);
});

test("a lost reason shows the lost ones, and no others", () => {
  expect(filterOf(parseQuery("?reason=r1"))).toMatchObject({ statuses: ["lost"], lostReasonId: "r1" });
});
