import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, invitation, refusal } from "@/testing/people";

const admin = await aPerson({ role: "admin" });
const { person } = as(admin).identity;
const stored = (id: string) =>
  prisma.person.findUniqueOrThrow({ where: { id }, include: { memberships: true, sessions: true } });
const announced = (recordId: string) =>
  prisma.changeLog.findMany({ where: { recordId, entity: "identity.person" }, orderBy: { seq: "asc" } });
const newPerson = () => ({
  id: randomUUID(),
  name: "Zoé",
  email: `${randomUUID()}@example.test`,
  role: "rep" as const,
});

async function aSession(userId: string) {
  const expiresAt = new Date(Date.now() + 3_600_000);
  await prisma.session.create({ data: { userId, token: randomUUID(), expiresAt } });
}

test("an added person has the scope of their role, their teams, and an address in small letters", async () => {
  const team = await aTeam();
  const input = { ...newPerson(), email: " Zoe.Martin@Example.TEST ", role: "lead" as const };
  const { result } = await person.invite(invitation({ ...input, teams: [{ id: team, leader: true }] }));
  expect(result[0]?.link).toMatch(/^\/join#[A-Za-z0-9_-]{43}$/);
  expect(await stored(input.id)).toMatchObject({
    email: "zoe.martin@example.test",
    role: "lead",
    scope: "team",
    active: true,
    memberships: [{ teamId: team, leader: true }],
  });
  expect((await announced(input.id)).map((row) => row.op)).toEqual(["created"]);
});

test("an address that somebody has cannot be given to a second person, whatever its letter case", async () => {
  const first = newPerson();
  await person.invite(invitation(first));
  const second = { ...newPerson(), email: first.email.toUpperCase() };
  await expect(person.invite(invitation(second))).rejects.toMatchObject(
    refusal("invalid", { field: "email", problem: "taken" }),
  );
  await expect(person.invite(invitation({ ...newPerson(), id: first.id }))).rejects.toMatchObject(
    refusal("invalid", { field: "id", problem: "taken" }),
  );
  expect(await stored(first.id)).toMatchObject({ name: "Zoé", version: 1 });
});

test("an unknown team, or one named twice, is refused", async () => {
  const team = await aTeam();
  const unknown = [{ id: randomUUID(), leader: false }];
  const twice = [
    { id: team, leader: false },
    { id: team, leader: true },
  ];
  for (const [teams, problem] of [
    [unknown, "unknown"],
    [twice, "twice"],
  ] as const) {
    const input = newPerson();
    await expect(person.invite(invitation({ ...input, teams: [...teams] }))).rejects.toMatchObject(
      refusal("invalid", { field: "teams", problem }),
    );
    expect(await prisma.person.count({ where: { id: input.id } })).toBe(0);
  }
});

test("a replayed invitation answers the same link and adds nobody twice", async () => {
  const envelope = invitation(newPerson());
  const first = await person.invite(envelope);
  expect(await person.invite(envelope)).toEqual(first);
  expect(await prisma.accessLink.count({ where: { personId: envelope.input.people[0]?.id ?? "" } })).toBe(1);
});

test("the link is kept nowhere, neither its token nor in the stored reply", async () => {
  const envelope = invitation(newPerson());
  const { result } = await person.invite(envelope);
  const token = result[0]?.link.split("#")[1] ?? "";
  const kept = [
    await prisma.mutation.findMany(),
    await prisma.accessLink.findMany(),
    await prisma.changeLog.findMany(),
  ];
  const text = JSON.stringify(kept, (_key, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  expect(text).toContain(envelope.input.people[0]?.id ?? "");
  expect(text).not.toContain(token);
});

test("a new role brings its scope, unless one is given, and raises the access version", async () => {
  const { personId: id } = await aPerson({ role: "rep", scope: "own" });
  await person.edit(command({ id, changes: { role: "lead" } }));
  expect(await stored(id)).toMatchObject({ role: "lead", scope: "team", accessVersion: 2 });
  await person.edit(command({ id, changes: { role: "reader", scope: "all" } }));
  expect(await stored(id)).toMatchObject({ role: "reader", scope: "all", accessVersion: 3 });
  expect(await announced(id)).toHaveLength(2);
});

test("a new name leaves the access version as it was", async () => {
  const { personId: id } = await aPerson();
  await person.edit(command({ id, changes: { name: "Renée" } }));
  expect(await stored(id)).toMatchObject({ name: "Renée", accessVersion: 1, version: 2 });
  expect(await announced(id)).toHaveLength(1);
});

test("an edit that changes nothing is announced to nobody", async () => {
  const { personId: id } = await aPerson();
  await person.edit(command({ id, changes: { role: "rep" } }));
  expect(await announced(id)).toEqual([]);
});

test("somebody taken off duty loses sessions and open links at once", async () => {
  const { personId: id } = await aPerson();
  await aSession(id);
  await person.newLink(command({ id }));
  await person.edit(command({ id, changes: { active: false } }));
  expect(await stored(id)).toMatchObject({ active: false, sessions: [], accessVersion: 2 });
  expect(await prisma.accessLink.count({ where: { personId: id } })).toBe(0);
  await expect(person.newLink(command({ id }))).rejects.toMatchObject(refusal("person_inactive"));
});

test("new teams replace the former ones and raise the access version", async () => {
  const [north, south] = [await aTeam(), await aTeam()];
  const { personId: id } = await aPerson({ teamIds: [north] });
  await person.setTeams(command({ id, teams: [{ id: south, leader: true }] }));
  const after = await stored(id);
  expect(after).toMatchObject({ accessVersion: 2, memberships: [{ teamId: south, leader: true }] });
  expect(after.memberships).toHaveLength(1);
});

test("the last active administrator stays one", async () => {
  const off = await aPerson({ role: "admin" });
  await person.edit(command({ id: off.personId, changes: { active: false } }));
  for (const changes of [{ role: "lead" as const }, { active: false }]) {
    await expect(person.edit(command({ id: admin.personId, changes }))).rejects.toMatchObject(
      refusal("last_administrator"),
    );
  }
  expect(await stored(admin.personId)).toMatchObject({ role: "admin", active: true, accessVersion: 1 });
});

test("of two administrators who demote each other at once, one stays", async () => {
  const other = await aPerson({ role: "admin" });
  const demotions = await Promise.allSettled([
    person.edit(command({ id: other.personId, changes: { role: "rep" } })),
    as(other).identity.person.edit(command({ id: admin.personId, changes: { role: "rep" } })),
  ]);
  expect(demotions.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const left = await prisma.person.findMany({ where: { role: "admin", active: true } });
  expect(left).toHaveLength(1);
  await prisma.person.update({ where: { id: admin.personId }, data: { role: "admin", scope: "all" } });
});

test("a reader too says in which language and time zone they read", async () => {
  const reader = await aPerson({ role: "reader" });
  const changes = { name: "Élodie", locale: "en", timeZone: "America/Montreal", theme: "dark" } as const;
  await as(reader).identity.person.profile(command({ changes }));
  expect(await stored(reader.personId)).toMatchObject({ ...changes, role: "reader", version: 2 });
  const wrong = command({ changes: { timeZone: "+02:00" } });
  await expect(as(reader).identity.person.profile(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
