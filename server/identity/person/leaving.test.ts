import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const admin = await aPerson({ role: "admin" });
const { person } = as(admin).identity;
const stageId = await aStage();

async function somebodyWith(given: readonly { teamId?: string | null; status?: "open" | "won" | "lost" }[]) {
  const { personId } = await aPerson();
  const ids: string[] = [];
  for (const one of given) ids.push(await anOpportunity({ stageId, ownerId: personId, ...one }));
  return { personId, ids };
}
const ownersOf = async (ids: readonly string[]) => {
  const rows = await prisma.opportunity.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => rows.find((row) => row.id === id)?.ownerId);
};
const handOver = (to: string | null, teams: { teamId: string | null; to: string | null }[] = []) => ({
  batchId: randomUUID(),
  to,
  teams,
});

test("who leaves hands over what is open, each with its line of history, and keeps what is closed", async () => {
  const { personId: to } = await aPerson({ name: "Inès" });
  const { personId: id, ids } = await somebodyWith([{}, {}, { status: "won" }, { status: "lost" }]);
  expect(await person.openRecords({ id })).toEqual([{ teamId: null, count: 2 }]);
  const { result } = await person.deactivate(command({ id, handOver: handOver(to) }));
  expect(result).toEqual({ id, count: 2 });
  expect(await ownersOf(ids)).toEqual([to, to, id, id]);
  expect((await prisma.person.findUniqueOrThrow({ where: { id } })).active).toBe(false);
  const lines = await prisma.timelineEntry.findMany({ where: { recordId: { in: ids } } });
  expect(lines.map(({ changes }) => changes)).toEqual([
    [{ field: "ownerId", before: id, after: to }],
    [{ field: "ownerId", before: id, after: to }],
  ]);
  expect(await prisma.changeLog.count({ where: { recordId: { in: ids } } })).toBe(2);
  const audit = await prisma.auditEntry.findMany({ where: { recordId: id, kind: "handedOver" } });
  expect(audit).toMatchObject([{ details: { count: 2, to: "Inès" } }]);
});

test("each team's may go to somebody else, and what nobody is named for stays", async () => {
  const [north, south] = [await aTeam(), await aTeam()];
  const [{ personId: one }, { personId: two }] = [await aPerson(), await aPerson()];
  const { personId: id, ids } = await somebodyWith([{ teamId: north }, { teamId: south }, {}]);
  const teams = [
    { teamId: south, to: two },
    { teamId: null, to: null },
  ];
  await person.deactivate(command({ id, handOver: handOver(one, teams) }));
  expect(await ownersOf(ids)).toEqual([one, two, id]);
});

test("bringing the person back and undoing the batch gives back what nobody has passed on since", async () => {
  const [{ personId: to }, { personId: third }] = [await aPerson(), await aPerson()];
  const { personId: id, ids } = await somebodyWith([{}, {}]);
  const wish = handOver(to);
  await person.deactivate(command({ id, handOver: wish }));
  await prisma.opportunity.update({ where: { id: ids[1] ?? "" }, data: { ownerId: third } });
  await person.edit(command({ id, changes: { active: true } }));
  await as(admin).crm.opportunity.bulkUndo(command({ id: wish.batchId }));
  expect(await ownersOf(ids)).toEqual([id, third]);
});

test("nobody leaves to somebody who cannot own a deal, and then they have not left", async () => {
  const off = await aPerson();
  await person.edit(command({ id: off.personId, changes: { active: false } }));
  const agent = await aPerson({ role: "agent" });
  for (const to of [randomUUID(), off.personId, agent.personId]) {
    const { personId: id, ids } = await somebodyWith([{}]);
    await expect(person.deactivate(command({ id, handOver: handOver(to) }))).rejects.toMatchObject(
      refusal("invalid", { field: "ownerId", problem: "unknown" }),
    );
    expect(await ownersOf(ids)).toEqual([id]);
    expect((await prisma.person.findUniqueOrThrow({ where: { id } })).active).toBe(true);
  }
});

test("somebody does not hand over to themselves: they are off duty by then", async () => {
  const { personId: id } = await somebodyWith([{}]);
  await expect(person.deactivate(command({ id, handOver: handOver(id) }))).rejects.toMatchObject(
    refusal("invalid"),
  );
});
