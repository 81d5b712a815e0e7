import { expect, test } from "vitest";
import type { Waiting } from "@/ui/live/outbox-entry";
import { conflictsOf } from "./conflict";

const refused = (over: Partial<Waiting>): Waiting => ({
  mutationId: "m1",
  command: "crm.opportunity.edit",
  input: {},
  effect: null,
  recordId: "r1",
  createdAt: 0,
  tries: 1,
  state: "needsAttention",
  seq: null,
  reason: "conflict",
  details: [],
  isKept: true,
  ...over,
});
const clash = (field: string, mine: string) => ({ field, base: "1", theirs: "2", mine, by: "p1", at: null });

test("a record's conflicts are read from what the outbox keeps, the newest of each field", () => {
  const kept = [
    refused({ details: [clash("expectedRevenue", "3"), clash("ownerId", "4")] }),
    refused({ mutationId: "m2", details: [clash("expectedRevenue", "5")] }),
  ];
  expect(conflictsOf(kept, "r1").map(({ field, mine, mutationId }) => [field, mine, mutationId])).toEqual([
    ["expectedRevenue", "5", "m2"],
    ["ownerId", "4", "m1"],
  ]);
});

test("another record's, another refusal and a field that is not edited here are left alone", () => {
  const kept = [
    refused({ recordId: "r2", details: [clash("expectedRevenue", "3")] }),
    refused({ reason: "read_only", details: [clash("expectedRevenue", "3")] }),
    refused({ details: [clash("version", "3"), "nonsense", null] }),
  ];
  expect(conflictsOf(kept, "r1")).toEqual([]);
});
