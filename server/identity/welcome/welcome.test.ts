import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { authServer } from "@/testing/auth-server";
import { as, command, refusal } from "@/testing/people";

const server = authServer();
const { welcome } = as(null).identity;
const input = {
  companyName: "Refuge SARL",
  currency: "EUR",
  locale: "fr",
  name: "Ada",
  email: "Ada@Refuge.test",
  password: "a long password",
} as const;

test("of two who come first at once, one becomes the administrator of a company ready to work", async () => {
  expect(await welcome.state()).toEqual({ empty: true, demo: false });
  const comers = await Promise.allSettled([
    welcome.create(command(input)),
    welcome.create(command({ ...input, email: "eve@refuge.test" })),
  ]);
  expect(comers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await welcome.state()).toEqual({ empty: false, demo: false });
  expect(await prisma.company.findMany()).toMatchObject([
    { name: "Refuge SARL", currency: "EUR", demo: false },
  ]);
  expect(await prisma.person.findMany({ include: { memberships: true } })).toMatchObject([
    { name: "Ada", role: "admin", scope: "all", locale: "fr", memberships: [{ leader: true }] },
  ]);
});

test("the first pipeline has five shared stages in order, and only the last means won", async () => {
  const stages = await prisma.stage.findMany({ orderBy: [{ position: "asc" }] });
  expect(stages.map(({ name }) => name)).toEqual([
    "Nouveau",
    "Qualifié",
    "Proposition",
    "Négociation",
    "Gagné",
  ]);
  expect(stages.map(({ hue }) => hue)).toEqual([1, 5, 11, 3, 9]);
  expect(stages.map(({ isWon }) => isWon)).toEqual([false, false, false, false, true]);
  expect(stages.every(({ teamId }) => teamId === null)).toBe(true);
});

test("the first administrator signs in and sees the board", async () => {
  const { email, id } = await prisma.person.findFirstOrThrow();
  expect((await server.signIn(email, input.password)).status).toBe(200);
  const actor = {
    personId: id,
    role: "admin",
    scope: "all",
    teamIds: [],
    ledTeamIds: [],
    accessVersion: 1,
  } as const;
  const start = await as(actor).live.start();
  expect(start).toMatchObject({ me: { name: "Ada" }, company: { name: "Refuge SARL" }, demo: false });
  expect(start.stages).toHaveLength(5);
});

test("a company that is set up is not set up again, and nothing of it changes", async () => {
  const before = await prisma.company.findMany();
  await expect(welcome.create(command({ ...input, companyName: "Other" }))).rejects.toMatchObject(
    refusal("already_set_up"),
  );
  expect(await prisma.company.findMany()).toEqual(before);
  expect(await prisma.person.count()).toBe(1);
});

test("after an import the first visitor becomes the administrator, and what was imported stays", async () => {
  await prisma.account.deleteMany();
  await prisma.company.deleteMany();
  const [imported] = await prisma.person.findMany();
  await prisma.person.updateMany({ data: { role: "lead", scope: "team", email: "ana@peer.test" } });
  expect(await welcome.state()).toEqual({ empty: true, demo: false });
  await welcome.create(command({ ...input, name: "Ana Novak", email: "Ana@peer.test" }));
  expect(await prisma.person.findMany()).toMatchObject([
    { id: imported?.id, role: "admin", scope: "all", accessVersion: 2 },
  ]);
  expect([await prisma.salesTeam.count(), await prisma.stage.count(), await prisma.company.count()]).toEqual([
    1, 5, 1,
  ]);
  expect((await server.signIn("ana@peer.test", input.password)).status).toBe(200);
});
