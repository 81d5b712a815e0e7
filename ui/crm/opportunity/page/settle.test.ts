import { expect, test } from "vitest";
import type { Waiting } from "@/ui/live/outbox-entry";
import type { Conflict } from "./conflict";
import { collidedOn, settled } from "./settle";

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
  details: [{ field: "expectedRevenue" }],
  isKept: true,
  ...over,
});
const both = {
  id: "r1",
  changes: { name: { base: "a", next: "b" }, expectedRevenue: { base: "1", next: "3" } },
};
const conflict: Conflict = {
  mutationId: "m1",
  command: "crm.opportunity.edit",
  field: "expectedRevenue",
  base: "1",
  theirs: "2",
  mine: "3",
  by: null,
  at: null,
};

test("keeping theirs still sends what was typed into other fields with it (LIVE-5: disjoint fields merge)", () => {
  expect(settled([refused({ input: both })], conflict, "theirs")).toEqual({
    next: { name: "b" },
    base: { name: "a" },
  });
});

test("using mine builds upon the value on record, never over one that nobody was shown (I13)", () => {
  expect(settled([refused({ input: both })], conflict, "mine")).toEqual({
    next: { name: "b", expectedRevenue: "3" },
    base: { name: "a", expectedRevenue: "2" },
  });
});

test("two refused edits of the field are settled as one, what they changed beside it from its first base", () => {
  const later = { id: "r1", changes: { name: { base: "b", next: "c" } } };
  const { next, base } = settled([refused({ input: both }), refused({ input: later })], conflict, "theirs");
  expect([next, base]).toEqual([{ name: "c" }, { name: "a" }]);
});

test("only refusals of this record for this field are taken out of the tray", () => {
  const kept = [
    refused({ mutationId: "mine" }),
    refused({ mutationId: "other record", recordId: "r2" }),
    refused({ mutationId: "other field", details: [{ field: "ownerId" }] }),
    refused({ mutationId: "other reason", reason: "read_only" }),
  ];
  expect(collidedOn(kept, "r1", "expectedRevenue").map(({ mutationId }) => mutationId)).toEqual(["mine"]);
});
