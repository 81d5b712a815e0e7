import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, invitation, refusal } from "../people";
import { anOpportunity } from "../pipeline";
import { aWorld } from "./world";

const world = await aWorld();
const { rep, lead, admin } = world.people;

test("another person's mutation id gives nothing of theirs, and does what was asked of it", async () => {
  const envelope = invitation({ id: randomUUID(), name: "Reine", email: `${randomUUID()}@x.test` });
  const invited = await as(admin).identity.person.invite(envelope);
  const other = await aPerson({ role: "admin" });
  const same = as(other).identity.person.newLink({
    mutationId: envelope.mutationId,
    input: { id: rep.personId },
  });
  expect((await same).result).toMatchObject({ id: rep.personId });
  expect((await same).result.link).not.toBe(invited.result[0]?.link);
});

test("a mutation id is good for one command only", async () => {
  const id = await anOpportunity({ stageId: world.open, teamId: world.ours });
  const envelope = command({ id, body: "Called." });
  await as(rep).crm.opportunity.addNote(envelope);
  const reused = as(rep).crm.opportunity.restore({ mutationId: envelope.mutationId, input: { id } });
  await expect(reused).rejects.toMatchObject(refusal("mutation_reused"));
});

test("a replay after the right was lost changes nothing more", async () => {
  const id = await anOpportunity({ stageId: world.open, teamId: world.ours });
  const envelope = command({ id, body: "Once." });
  await Promise.all([as(lead).crm.opportunity.addNote(envelope), as(lead).crm.opportunity.addNote(envelope)]);
  await as({ ...lead, role: "reader" })
    .crm.opportunity.addNote(envelope)
    .catch(() => undefined);
  expect(await prisma.timelineEntry.count({ where: { recordId: id } })).toBe(1);
});
