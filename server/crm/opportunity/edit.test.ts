import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { EditInput } from "@/common/crm/opportunity";
import { prisma } from "@/server/core/db";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { editOpportunity } from "./edit";

const at = (id: string) => prisma.opportunity.findUniqueOrThrow({ where: { id } });

async function aDeal() {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const [camille, hugo] = [await aPerson({ teamIds: [team] }), await aPerson({ teamIds: [team] })];
  const id = await anOpportunity({
    stageId: stages.fresh.id,
    name: "Ten cold rooms",
    teamId: team,
    expectedRevenue: "1000",
  });
  const edit = (person: typeof camille, changes: EditInput["changes"]) =>
    run(person, (ctx) => editOpportunity(ctx, { id, changes }));
  return { team, stages, camille, hugo, id, edit };
}

test("different fields of one record merge, whoever comes first", async () => {
  const { id, edit, camille, hugo } = await aDeal();
  await Promise.all([
    edit(camille, { name: { base: "Ten cold rooms", next: "Twelve cold rooms" } }),
    edit(hugo, { expectedRevenue: { base: "1000.00", next: "1200" } }),
  ]);
  const after = await at(id);
  expect([after.name, after.expectedRevenue.toFixed(2), after.version]).toEqual([
    "Twelve cold rooms",
    "1200.00",
    3,
  ]);
});

test("money that a colleague wrote meanwhile is a conflict that shows both values and whose (I13)", async () => {
  const { id, edit, camille, hugo } = await aDeal();
  await edit(hugo, { expectedRevenue: { base: "1000.00", next: "1200.00" } });
  await expect(edit(camille, { expectedRevenue: { base: "1000.00", next: "900.00" } })).rejects.toMatchObject(
    {
      reason: "conflict",
      details: [
        { field: "expectedRevenue", base: "1000.00", theirs: "1200.00", mine: "900.00", by: hugo.personId },
      ],
    },
  );
  expect((await at(id)).expectedRevenue.toFixed(2)).toBe("1200.00");
});

test("two who write the same amount agree: no conflict, no second line of history", async () => {
  const { id, edit, camille, hugo } = await aDeal();
  await edit(hugo, { expectedRevenue: { base: "1000.00", next: "1200" } });
  await edit(camille, { expectedRevenue: { base: "1000.00", next: "1200.0" } });
  expect(await prisma.timelineEntry.count({ where: { recordId: id } })).toBe(1);
});

test("a name takes the later write, and the earlier one stays in the history", async () => {
  const { id, edit, camille, hugo } = await aDeal();
  await edit(hugo, { name: { base: "Ten cold rooms", next: "Hugo's" } });
  await edit(camille, { name: { base: "Ten cold rooms", next: "Camille's" } });
  expect((await at(id)).name).toBe("Camille's");
  const lines = await prisma.timelineEntry.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
  expect(lines.map(({ changes }) => changes)).toEqual([
    [{ field: "name", before: "Ten cold rooms", after: "Hugo's" }],
    [{ field: "name", before: "Hugo's", after: "Camille's" }],
  ]);
});

test("tags added by one and removed by another all count", async () => {
  const { id, edit, camille, hugo } = await aDeal();
  const [a = "", b = "", c = ""] = await Promise.all(
    ["A", "B", "C"].map(
      async (name) => (await prisma.tag.create({ data: { name: `${name} ${randomUUID()}` } })).id,
    ),
  );
  await edit(camille, { tagIds: { base: [], next: [a, b] } });
  await edit(hugo, { tagIds: { base: [a, b], next: [a, b, c] } });
  await edit(camille, { tagIds: { base: [a, b], next: [b] } });
  expect((await at(id)).tagIds).toEqual([b, c]);
});

test("an id that names nothing, or nobody who can own a deal, is refused with its field", async () => {
  const { edit, camille } = await aDeal();
  const reader = await aPerson({ role: "reader" });
  for (const ownerId of [randomUUID(), reader.personId]) {
    const refused = edit(camille, { ownerId: { base: null, next: ownerId } });
    await expect(refused).rejects.toMatchObject({ details: [{ field: "ownerId", problem: "unknown" }] });
  }
});

test("handed to another team it takes that team's first stage, and its history says so", async () => {
  const { id, edit, camille, team } = await aDeal();
  const south = await aTeam("South");
  const own = await aPipeline(team);
  await prisma.opportunity.update({ where: { id }, data: { stageId: own.qualified.id } });
  await edit(camille, { teamId: { base: team, next: south } });
  const after = await at(id);
  const stage = await prisma.stage.findUniqueOrThrow({ where: { id: after.stageId } });
  expect([after.teamId, stage.teamId]).toEqual([south, null]);
});
