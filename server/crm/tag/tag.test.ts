import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const { tag } = as(await aPerson({ role: "lead" })).crm;
const taken = refusal("invalid", { field: "name", problem: "taken" });

async function aTag(name = `Tag ${randomUUID()}`): Promise<string> {
  const id = randomUUID();
  await tag.create(command({ id, name, hue: 3 }));
  return id;
}

test("a tag is announced when it is made, changed and removed", async () => {
  const id = await aTag("Chaud");
  await tag.edit(command({ id, changes: { hue: 5 } }));
  expect(await prisma.tag.findUnique({ where: { id } })).toEqual({ id, name: "Chaud", hue: 5, version: 2 });
  await tag.remove(command({ id }));
  expect(await prisma.tag.findUnique({ where: { id } })).toBeNull();
  const logged = await prisma.changeLog.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
  expect(logged.map(({ op }) => op)).toEqual(["created", "updated", "deleted"]);
});

test("letter case makes no second tag, nor do two at once", async () => {
  await aTag("Froid");
  await expect(tag.create(command({ id: randomUUID(), name: "FROID", hue: 1 }))).rejects.toMatchObject(taken);
  const other = await aTag();
  await expect(tag.edit(command({ id: other, changes: { name: "froid" } }))).rejects.toMatchObject(taken);
  const create = () => tag.create(command({ id: randomUUID(), name: "Neige", hue: 1 }));
  const twins = await Promise.allSettled([create(), create()]);
  expect(twins.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(twins.find(({ status }) => status === "rejected")).toMatchObject({ reason: taken });
});

test("a tag that an opportunity bears stays, be the opportunity deleted", async () => {
  const id = await aTag();
  await anOpportunity({ stageId: await aStage(), tagIds: [id], deletedAt: new Date() });
  await expect(tag.remove(command({ id }))).rejects.toMatchObject(refusal("in_use"));
  expect(await prisma.tag.count({ where: { id } })).toBe(1);
});
