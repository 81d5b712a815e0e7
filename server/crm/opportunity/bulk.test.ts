import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { BulkChanges } from "@/common/crm/bulk";
import { mostAtOnce } from "@/common/crm/bulk-terms";
import { prisma } from "@/server/core/db";
import { run } from "@/testing/commands";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { bulkEdit } from "./bulk-edit";
import { bulkLose } from "./bulk-lose";
import { bulkRemove } from "./bulk-remove";
import { bulkRestore } from "./bulk-restore";
import { bulkUndo } from "./bulk-undo";
import { bulkWin } from "./bulk-win";
import { editOpportunity } from "./edit";

const at = (id: string) => prisma.opportunity.findUniqueOrThrow({ where: { id } });
const linesOf = (recordId: string) =>
  prisma.timelineEntry.findMany({ where: { recordId }, orderBy: { seq: "asc" } });
const loggedSince = (seq: bigint) => prisma.changeLog.findMany({ where: { seq: { gt: seq } } });
const clock = async () => (await prisma.clock.findFirstOrThrow()).seq;

async function aTeamAtWork() {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const lead = await aPerson({ role: "lead", ledTeamIds: [team] });
  const many = async (count: number, given: object = {}) => {
    const rows = Array.from({ length: count }, (_, n) => ({
      ...{ id: randomUUID(), stageId: stages.fresh.id, teamId: team, name: `No ${n}` },
      ...{ position: `a${String(n).padStart(3, "0")}V`, ...given },
    }));
    await prisma.opportunity.createMany({ data: rows });
    return rows.map((row) => row.id);
  };
  const edit = (ids: readonly string[], changes: BulkChanges, id: string = randomUUID()) =>
    run(lead, (ctx) => bulkEdit(ctx, { id, ids: [...ids], changes }));
  const undo = (id: string) => run(lead, (ctx) => bulkUndo(ctx, { id }));
  const batch = (ids: readonly string[]) => ({ id: randomUUID(), ids: [...ids] });
  return { team, stages, lead, many, edit, undo, batch };
}

test("attack 9: one record of another team among a hundred refuses the whole batch", async () => {
  const { stages, many, edit } = await aTeamAtWork();
  const ours = await many(99);
  const foreign = await anOpportunity({ stageId: stages.fresh.id, teamId: await aTeam() });
  const before = await clock();

  await expect(edit([...ours, foreign], { priority: 3 })).rejects.toMatchObject({
    reason: "opportunity_not_found",
  });
  await expect(edit([...ours, randomUUID()], { priority: 3 })).rejects.toMatchObject({
    reason: "opportunity_not_found",
  });
  expect(await prisma.opportunity.count({ where: { priority: 3 } })).toBe(0);
  expect(await loggedSince(before)).toEqual([]);
});

test("one command takes a thousand records, each once", async () => {
  const lead = await aPerson({ role: "lead" });
  const call = (ids: string[]) =>
    as(lead).crm.opportunity.bulkEdit(command({ id: randomUUID(), ids, changes: { priority: 1 } }));
  const many = Array.from({ length: mostAtOnce + 1 }, () => randomUUID());
  await expect(call(many)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(call([])).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const [one = ""] = many;
  await expect(call([one, one])).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("each record gets a line of history and is announced; what is so already is left alone", async () => {
  const { lead, many, edit } = await aTeamAtWork();
  const [so, ...others] = await many(3);
  await prisma.opportunity.update({ where: { id: so ?? "" }, data: { priority: 2 } });
  const before = await clock();

  expect((await edit([so ?? "", ...others], { priority: 2 })).result).toEqual({ changed: 2, kept: 1 });
  expect((await loggedSince(before)).map((row) => row.recordId).sort()).toEqual([...others].sort());
  for (const id of others) {
    expect(await at(id)).toMatchObject({ priority: 2, version: 2, timelineSeq: 1 });
    expect(await linesOf(id)).toMatchObject([
      { kind: "changed", authorId: lead.personId, changes: [{ field: "priority", before: 0, after: 2 }] },
    ]);
  }
  expect(await linesOf(so ?? "")).toEqual([]);
});

test("cards go on top of their new column in the order in which they were named; a lost one stays", async () => {
  const { team, stages, many, edit } = await aTeamAtWork();
  const there = await anOpportunity({ stageId: stages.qualified.id, teamId: team });
  const [a = "", b = "", c = ""] = await many(3);
  const [lost = ""] = await many(1, { status: "lost" });

  const { result } = await edit([c, a, b, lost], { stageId: stages.qualified.id });
  expect(result).toEqual({ changed: 3, kept: 1 });
  const column = await prisma.opportunity.findMany({ where: { stageId: stages.qualified.id } });
  const keys = new Map(column.map((row) => [row.id, row.position]));
  const inOrder = [...keys].sort(([, x], [, y]) => (x < y ? -1 : 1)).map(([id]) => id);
  expect(inOrder).toEqual([c, a, b, there]);
  expect((await at(lost)).stageId).toBe(stages.fresh.id);
});

test("tags are put on and taken off, the others stay", async () => {
  const { many, edit, undo } = await aTeamAtWork();
  const tag = async () => (await prisma.tag.create({ data: { name: randomUUID() } })).id;
  const [old, own, fresh] = [await tag(), await tag(), await tag()];
  const [one = ""] = await many(1, { tagIds: [old, own] });
  const id = randomUUID();
  await edit([one], { addTagIds: [fresh, own], removeTagIds: [old] }, id);
  expect((await at(one)).tagIds).toEqual([own, fresh]);

  const later = await tag();
  await prisma.opportunity.update({ where: { id: one }, data: { tagIds: [own, fresh, later] } });
  await undo(id);
  expect((await at(one)).tagIds).toEqual([own, later, old]);
});

test("what a team has no stage for is put in one that means the same there", async () => {
  const { team, many, edit } = await aTeamAtWork();
  const other = await aTeam();
  const theirs = await prisma.stage.create({ data: { name: randomUUID(), teamId: team, position: "a0V" } });
  const [own = ""] = await many(1, { stageId: theirs.id });
  await edit([own], { teamId: other });
  const moved = await prisma.opportunity.findUniqueOrThrow({ where: { id: own }, include: { stage: true } });
  expect(moved.teamId).toBe(other);
  expect(moved.stage.teamId).not.toBe(team);
});

test("a stage of another team refuses the batch", async () => {
  const { many, edit } = await aTeamAtWork();
  const { fresh } = await aPipeline(await aTeam());
  await expect(edit(await many(2), { stageId: fresh.id })).rejects.toMatchObject({
    reason: "stage_of_another_team",
  });
});

test("winning, losing and restoring many are undone with all that they changed", async () => {
  const { lead, stages, many, undo, batch } = await aTeamAtWork();
  const ids = await many(2, { probability: 40 });
  const [won, lost] = [batch(ids), batch(ids)];
  await run(lead, (ctx) => bulkWin(ctx, won));
  const { stage } = await prisma.opportunity.findFirstOrThrow({
    where: { id: ids[0] ?? "" },
    include: { stage: true },
  });
  expect(stage.isWon).toBe(true);
  expect(await at(ids[0] ?? "")).toMatchObject({ status: "won", probability: null });
  await undo(won.id);
  expect(await at(ids[0] ?? "")).toMatchObject({ status: "open", stageId: stages.fresh.id, closedAt: null });
  expect(Number((await at(ids[0] ?? "")).probability)).toBe(40);

  await run(lead, (ctx) =>
    bulkLose(ctx, { ...lost, reasonId: null, reasonName: "Too dear", note: "By far." }),
  );
  const restored = batch(ids);
  await run(lead, (ctx) => bulkRestore(ctx, restored));
  expect(await at(ids[1] ?? "")).toMatchObject({ status: "open", lostReasonId: null, lostNote: null });
  await undo(restored.id);
  const again = await at(ids[1] ?? "");
  expect(again).toMatchObject({ status: "lost", lostNote: "By far." });
  expect(again.lostReasonId).not.toBeNull();
  expect((await linesOf(ids[1] ?? "")).map((line) => line.kind)).toEqual([
    "won",
    "changed",
    "lost",
    "restored",
    "lost",
  ]);
});

test("deleted ones are brought back by whoever deleted them, once", async () => {
  const { lead, many, undo, batch } = await aTeamAtWork();
  const ids = await many(3);
  const removal = batch(ids);
  await run(lead, (ctx) => bulkRemove(ctx, removal));
  expect(await prisma.opportunity.count({ where: { id: { in: ids }, deletedAt: null } })).toBe(0);

  const other = await aPerson({ role: "admin" });
  await expect(run(other, (ctx) => bulkUndo(ctx, removal))).rejects.toMatchObject({
    reason: "batch_not_found",
  });
  expect((await undo(removal.id)).result).toEqual({ changed: 3, kept: 0 });
  expect(await prisma.opportunity.count({ where: { id: { in: ids }, deletedAt: null } })).toBe(3);
  await expect(undo(removal.id)).rejects.toMatchObject({ reason: "batch_not_found" });
});

test("undo keeps what somebody wrote since, and says how many", async () => {
  const { lead, many, edit, undo } = await aTeamAtWork();
  const [mine = "", theirs = ""] = await many(2);
  const [first, second] = [await aPerson(), await aPerson()];
  const id = randomUUID();
  await edit([mine, theirs], { ownerId: first.personId }, id);
  const taken = { ownerId: { base: first.personId, next: second.personId } };
  await run(lead, (ctx) => editOpportunity(ctx, { id: theirs, changes: taken }));

  expect((await undo(id)).result).toEqual({ changed: 1, kept: 1 });
  expect((await at(mine)).ownerId).toBeNull();
  expect((await at(theirs)).ownerId).toBe(second.personId);
});

test("attack 12: undo brings nothing back that its author may no longer see, and tells nothing of it", async () => {
  const { lead, many, edit } = await aTeamAtWork();
  const ids = await many(2);
  const id = randomUUID();
  await edit(ids, { teamId: await aTeam() }, id);
  const moved = { ...lead, teamIds: [], ledTeamIds: [] };
  expect((await run(moved, (ctx) => bulkUndo(ctx, { id }))).result).toEqual({ changed: 0, kept: 2 });
});

test("who is given many hears of it once", async () => {
  const { lead, many, edit } = await aTeamAtWork();
  const [ids, rep] = [await many(3), await aPerson()];
  await edit(ids, { ownerId: rep.personId });
  const notices = await prisma.notice.findMany({ where: { personId: rep.personId } });
  expect(notices).toMatchObject([{ kind: "assigned", authorId: lead.personId }]);
  expect(notices[0]?.recordIds.toSorted()).toEqual(ids.toSorted());
});

test("a replayed batch is done once, and answers the same", async () => {
  const { lead, many } = await aTeamAtWork();
  const call = command({ id: randomUUID(), ids: await many(3), changes: { priority: 1 } });
  const first = await as(lead).crm.opportunity.bulkEdit(call);
  expect(await as(lead).crm.opportunity.bulkEdit(call)).toEqual(first);
  expect((await at(call.input.ids[0] ?? "")).version).toBe(2);
});

test("who may not delete or write is refused before anything is written", async () => {
  const { team, many, batch } = await aTeamAtWork();
  const ids = await many(2);
  const [rep, reader] = [
    await aPerson({ teamIds: [team] }),
    await aPerson({ role: "reader", teamIds: [team] }),
  ];
  await expect(as(rep).crm.opportunity.bulkRemove(command(batch(ids)))).rejects.toMatchObject(
    refusal("may_not_remove"),
  );
  await expect(as(reader).crm.opportunity.bulkWin(command(batch(ids)))).rejects.toMatchObject(
    refusal("read_only"),
  );
  expect(await prisma.opportunity.count({ where: { id: { in: ids }, version: 1 } })).toBe(2);
});
