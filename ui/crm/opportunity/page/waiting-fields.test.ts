import { expect, test } from "vitest";
import type { Waiting } from "@/ui/live/outbox-entry";
import type { Sync } from "@/ui/live/status-board";
import { waitingFields } from "./waiting-fields";

const edit = (recordId: string, changes: object): Waiting => ({
  mutationId: recordId,
  command: "crm.opportunity.edit",
  input: { id: recordId, changes },
  effect: null,
  recordId,
  createdAt: 0,
  tries: 0,
  state: "waiting",
  seq: null,
  reason: null,
  details: [],
  isKept: true,
});
const sync = (state: Sync["state"], waiting: readonly Waiting[]): Sync => ({
  state,
  waiting,
  needsAttention: [],
  lastContact: null,
});

test("offline, the fields of the record that wait are marked", () => {
  const waiting = [edit("r1", { email: {} }), edit("r2", { phone: {} })];
  expect([...waitingFields(sync("offline", waiting), "r1")]).toEqual(["email"]);
});

test("while the server answers nothing is marked: it waits but a moment", () => {
  expect(waitingFields(sync("live", [edit("r1", { email: {} })]), "r1").size).toBe(0);
});
