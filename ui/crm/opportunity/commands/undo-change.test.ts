import { expect, test } from "vitest";
import { cardOf } from "@/common/crm/card-tuple";
import type { OpportunityRecord } from "@/common/crm/records";
import type { FieldChange, TimelineEntryRecord, TimelineKind } from "@/common/messaging/timeline";
import { aClient } from "@/testing/harness/opened-client";
import { aRecord } from "@/testing/harness/records";
import { undoSteps } from "./undo-change";

type Case = { readonly held: Partial<OpportunityRecord>; readonly changes: readonly FieldChange[] };

/** The commands that taking this line back sends, with what they say; null where it cannot be taken back. */
async function undone(kind: TimelineKind, { held, changes }: Case) {
  const record = aRecord({ id: "o1", ...held });
  const { client } = await aClient();
  client.store.batch("load", () => {
    client.store.put("crm.opportunity", cardOf(record));
    client.store.put("crm.opportunity.full", record);
  });
  const line: TimelineEntryRecord = {
    ...{ id: "e1", seq: 3, revised: 3, kind, authorId: "p2", body: null, changes, files: [] },
    ...{ createdAt: "2026-01-02T00:00:00.000Z", editedAt: null, deleted: null },
  };
  const steps = undoSteps(line, record, client);
  if (!steps) return null;
  for (const step of steps) void step();
  return client.outbox.entries.map(({ command, input }) => [command.replace("crm.opportunity.", ""), input]);
}
const change = (field: string, before: unknown, after: unknown): FieldChange => ({ field, before, after });

test("fields go back to what they were, each over the value that this line left", async () => {
  const changes = [change("name", "Ten pumps", "Twelve pumps"), change("priority", 0, 2)];
  expect(await undone("changed", { held: { name: "Twelve pumps", priority: 2 }, changes })).toEqual([
    [
      "edit",
      {
        id: "o1",
        changes: {
          name: { base: "Twelve pumps", next: "Ten pumps" },
          priority: { base: 2, next: 0 },
        },
      },
    ],
  ]);
});

test("what somebody has changed since is not taken back over their heads", async () => {
  const changes = [change("name", "Ten pumps", "Twelve pumps"), change("priority", 0, 2)];
  expect(await undone("changed", { held: { name: "Twenty pumps", priority: 2 }, changes })).toBeNull();
});

test("an amount is the same however it is written", async () => {
  const changes = [change("expectedRevenue", "100.00", "250.5")];
  expect(await undone("changed", { held: { expectedRevenue: "250.50" }, changes })).toMatchObject([
    ["edit", { changes: { expectedRevenue: { base: "250.50", next: "100.00" } } }],
  ]);
});

test("of tags only those come and go that this line took and gave", async () => {
  const changes = [change("tagIds", ["a", "b"], ["b", "c"])];
  expect(await undone("changed", { held: { tagIds: ["b", "c", "later"] }, changes })).toMatchObject([
    ["edit", { changes: { tagIds: { base: ["b", "c", "later"], next: ["b", "later", "a"] } } }],
  ]);
  expect(await undone("changed", { held: { tagIds: ["b"] }, changes })).toBeNull();
});

test("a stage goes back by a move, unless the stage is gone or the card is lost by now", async () => {
  const moved = [change("stageId", "s1", "s2")];
  expect(await undone("changed", { held: { stageId: "s2" }, changes: moved })).toMatchObject([
    ["move", { id: "o1", stageId: { base: "s2", next: "s1" } }],
  ]);
  const fromGone = [change("stageId", "gone", "s2")];
  expect(await undone("changed", { held: { stageId: "s2" }, changes: fromGone })).toBeNull();
  expect(await undone("changed", { held: { stageId: "s2", status: "lost" }, changes: moved })).toBeNull();
});

test("won is taken back by a move, and the probability set by hand comes back with it", async () => {
  const changes = [
    ...[change("stageId", "s2", "s3"), change("status", "open", "won")],
    change("probability", "70", null),
  ];
  expect(await undone("won", { held: { stageId: "s3", status: "won" }, changes })).toMatchObject([
    ["move", { stageId: { base: "s3", next: "s2" } }],
    ["edit", { changes: { probability: { base: null, next: "70" } } }],
  ]);
});

test("what was won out of lost cannot honestly be put back", async () => {
  const changes = [change("stageId", "s2", "s3"), change("status", "lost", "won")];
  expect(await undone("won", { held: { stageId: "s3", status: "won" }, changes })).toBeNull();
});

test("lost is restored, with its probability; another loss since then is not", async () => {
  const changes = [change("lostReasonId", null, "r1"), change("probability", "40", null)];
  expect(await undone("lost", { held: { status: "lost", lostReasonId: "r1" }, changes })).toMatchObject([
    ["restore", { id: "o1" }],
    ["edit", { changes: { probability: { base: null, next: "40" } } }],
  ]);
  expect(await undone("lost", { held: { status: "lost", lostReasonId: "r2" }, changes })).toBeNull();
  expect(await undone("lost", { held: { status: "open" }, changes })).toBeNull();
});

test("restored is lost again for the reason and with the note of then", async () => {
  const changes = [
    ...[change("status", "lost", "open"), change("lostReasonId", "r1", null)],
    change("lostNote", "Too dear", null),
  ];
  expect(await undone("restored", { held: { status: "open" }, changes })).toEqual([
    ["lose", { id: "o1", stageId: "s1", reasonId: "r1", reasonName: null, note: "Too dear" }],
  ]);
  expect(await undone("restored", { held: { status: "won", stageId: "s3" }, changes })).toBeNull();
});

test("a note, and the making of it, are no changes to take back", async () => {
  for (const kind of ["note", "created"] as const)
    expect(await undone(kind, { held: {}, changes: [] })).toBeNull();
});
