import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const { stage } = as(await aPerson({ role: "admin" })).crm;
const planned = (name: string, isWon = false) => ({
  ...{ id: randomUUID(), name, isWon, probability: isWon ? "100" : "20", rottingDays: 14, hue: 3 },
});

beforeEach(async () => {
  await prisma.opportunity.deleteMany();
  await prisma.stage.deleteMany();
});

test("a template takes the place of all stages, in its order, and every change is announced", async () => {
  const former = await aStage();
  const stages = [planned("Piste"), planned("Devis"), planned("Signé", true)];
  await stage.layOut(command({ stages }));
  const board = await prisma.stage.findMany({ orderBy: { position: "asc" } });
  expect(board.map(({ id, name, isWon }) => ({ id, name, isWon }))).toEqual(
    stages.map(({ id, name, isWon }) => ({ id, name, isWon })),
  );
  const ids = [former, ...stages.map(({ id }) => id)];
  const logged = await prisma.changeLog.findMany({
    where: { recordId: { in: ids } },
    orderBy: { seq: "asc" },
  });
  expect(logged.map(({ op }) => op)).toEqual(["deleted", "created", "created", "created"]);
});

test("no board is made anew under opportunities, deleted ones included", async () => {
  const stageId = await aStage();
  await anOpportunity({ stageId, deletedAt: new Date() });
  const change = stage.layOut(command({ stages: [planned("A"), planned("B", true)] }));
  await expect(change).rejects.toMatchObject(refusal("board_in_use"));
  expect(await prisma.stage.count()).toBe(1);
});

test("a board needs a beginning, an end that wins, and names of its own", async () => {
  const boards = [
    [planned("A"), planned("B")],
    [planned("A", true), planned("B")],
    [planned("A"), planned("a", true)],
    [planned("A", true)],
  ];
  for (const stages of boards)
    await expect(stage.layOut(command({ stages }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
