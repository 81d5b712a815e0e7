import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const { lostReason } = as(await aPerson({ role: "lead" })).crm;
const taken = refusal("invalid", { field: "name", problem: "taken" });

async function aReason(name = `Reason ${randomUUID()}`): Promise<string> {
  const id = randomUUID();
  await lostReason.create(command({ id, name }));
  return id;
}

test("a reason is announced when it is made, retired and removed", async () => {
  const id = await aReason("Trop cher");
  await lostReason.edit(command({ id, changes: { active: false } }));
  expect(await prisma.lostReason.findUnique({ where: { id } })).toEqual({
    id,
    name: "Trop cher",
    active: false,
    version: 2,
  });
  await lostReason.remove(command({ id }));
  const logged = await prisma.changeLog.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
  expect(logged.map(({ op }) => op)).toEqual(["created", "updated", "deleted"]);
});

test("letter case makes no second reason", async () => {
  await aReason("Plus de budget");
  const twin = command({ id: randomUUID(), name: "PLUS DE BUDGET" });
  await expect(lostReason.create(twin)).rejects.toMatchObject(taken);
});

test("a reason that something was lost for can be retired and not removed", async () => {
  const id = await aReason();
  await anOpportunity({ stageId: await aStage(), status: "lost", lostReasonId: id });
  await expect(lostReason.remove(command({ id }))).rejects.toMatchObject(refusal("in_use"));
  await lostReason.edit(command({ id, changes: { active: false } }));
  expect(await prisma.lostReason.findUnique({ where: { id } })).toMatchObject({ active: false });
});
