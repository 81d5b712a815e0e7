import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";

const admin = await aPerson({ role: "admin" });
const { salesTeam } = as(admin).identity;

test("a team is announced when it is made and when it changes", async () => {
  const id = randomUUID();
  await salesTeam.create(command({ id, name: "Alpes Nord", hue: 1 }));
  await salesTeam.edit(command({ id, changes: { name: "Alpes du Nord", active: false } }));
  expect(await prisma.salesTeam.findUnique({ where: { id } })).toMatchObject({
    name: "Alpes du Nord",
    hue: 1,
    active: false,
    version: 2,
  });
  const logged = await prisma.changeLog.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
  expect(logged.map((row) => row.op)).toEqual(["created", "updated"]);
});

test("two teams cannot bear one name, and an id that exists is not overwritten", async () => {
  const id = await aTeam("Grands comptes");
  const twin = command({ id: randomUUID(), name: "GRANDS COMPTES", hue: 2 });
  await expect(salesTeam.create(twin)).rejects.toMatchObject(
    refusal("invalid", { field: "name", problem: "taken" }),
  );
  const other = await aTeam();
  const rename = command({ id: other, changes: { name: "Grands comptes" } });
  await expect(salesTeam.edit(rename)).rejects.toMatchObject(
    refusal("invalid", { field: "name", problem: "taken" }),
  );
  await expect(salesTeam.create(command({ id, name: "Sud", hue: 2 }))).rejects.toMatchObject(
    refusal("invalid", { field: "id", problem: "taken" }),
  );
  expect(await prisma.salesTeam.findUnique({ where: { id } })).toMatchObject({ name: "Grands comptes" });
});

test("joining, leading and leaving a team each give the person another access version", async () => {
  const { personId } = await aPerson();
  const teamId = await aTeam();
  const state = () =>
    prisma.person.findUniqueOrThrow({
      where: { id: personId },
      select: { accessVersion: true, memberships: { select: { leader: true } } },
    });
  await salesTeam.setMember(command({ teamId, personId, leader: false }));
  expect(await state()).toEqual({ accessVersion: 2, memberships: [{ leader: false }] });
  await salesTeam.setMember(command({ teamId, personId, leader: true }));
  expect(await state()).toEqual({ accessVersion: 3, memberships: [{ leader: true }] });
  await salesTeam.setMember(command({ teamId, personId, leader: null }));
  expect(await state()).toEqual({ accessVersion: 4, memberships: [] });
  expect(await prisma.changeLog.count({ where: { recordId: personId, entity: "identity.person" } })).toBe(3);
});

test("a lead does not say who is in their own team", async () => {
  const teamId = await aTeam();
  const lead = await aPerson({ role: "lead", ledTeamIds: [teamId] });
  const { personId } = await aPerson();
  const joining = command({ teamId, personId, leader: false });
  await expect(as(lead).identity.salesTeam.setMember(joining)).rejects.toMatchObject(refusal("admins_only"));
  expect(await prisma.membership.count({ where: { personId } })).toBe(0);
});
