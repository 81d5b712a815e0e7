import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { authServer } from "@/testing/auth-server";
import { aPerson, as, command, refusal } from "@/testing/people";

const server = authServer();
const admin = await aPerson({ role: "admin" });
const { accessLink } = as(null).identity;
const password = "a brand new password";

async function aLink() {
  const { personId } = await aPerson({ name: "Inès" });
  const { email } = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
  return { personId, email, token: await another(personId) };
}

async function another(id: string): Promise<string> {
  const { result } = await as(admin).identity.person.newLink(command({ id }));
  return result.link.split("#")[1] ?? "";
}

test("a link says whom it is for and sets their password", async () => {
  const { email, token } = await aLink();
  expect(await accessLink.read({ token })).toEqual({ name: "Inès", email });
  await accessLink.use(command({ token, password }));
  expect((await server.signIn(email, password)).status).toBe(200);
});

test("who joins goes on in the language of the page; a new password leaves the language as it is", async () => {
  const { personId, token } = await aLink();
  const localeNow = async () => (await prisma.person.findUniqueOrThrow({ where: { id: personId } })).locale;
  await prisma.company.create({ data: { name: "Cimes", locale: "fr", languages: ["fr", "en"] } });
  await prisma.person.update({ where: { id: personId }, data: { locale: "fr" } });
  await accessLink.use(command({ token, password, locale: "en" }));
  expect(await localeNow()).toBe("en");
  await accessLink.use(command({ token: await another(personId), password, locale: "fr" }));
  expect(await localeNow()).toBe("en");
});

test("a link works once, also for two who use it at once", async () => {
  const { token } = await aLink();
  const uses = await Promise.allSettled([
    accessLink.use(command({ token, password })),
    accessLink.use(command({ token, password: "another password" })),
  ]);
  expect(uses.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(accessLink.read({ token })).rejects.toMatchObject(refusal("link_invalid"));
  await expect(accessLink.use(command({ token, password }))).rejects.toMatchObject(refusal("link_invalid"));
});

test("a link is good for seven days", async () => {
  const { personId, token } = await aLink();
  const [link] = await prisma.accessLink.findMany({ where: { personId } });
  const days = ((link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0)) / 86_400_000;
  expect(days).toBe(7);
  await prisma.accessLink.updateMany({ where: { personId }, data: { expiresAt: new Date(Date.now() - 1) } });
  await expect(accessLink.use(command({ token, password }))).rejects.toMatchObject(refusal("link_invalid"));
  expect(await prisma.account.count({ where: { userId: personId } })).toBe(0);
});

test("a new link makes the former one void", async () => {
  const { personId, token } = await aLink();
  const newer = await another(personId);
  await expect(accessLink.read({ token })).rejects.toMatchObject(refusal("link_invalid"));
  expect(await accessLink.read({ token: newer })).toMatchObject({ name: "Inès" });
});

test("setting a password ends the sessions of before, and their sockets hear of it", async () => {
  const { personId, token } = await aLink();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await prisma.session.create({ data: { userId: personId, token: `t-${personId}`, expiresAt } });
  await accessLink.use(command({ token, password }));
  expect(await prisma.session.count({ where: { userId: personId } })).toBe(0);
  // Once for the link that was made, once for the sessions that ended.
  expect(await prisma.changeLog.count({ where: { recordId: personId, entity: "identity.person" } })).toBe(2);
});

test("a short password leaves the link unused", async () => {
  const { token } = await aLink();
  await expect(accessLink.use(command({ token, password: "short" }))).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await accessLink.read({ token })).toMatchObject({ name: "Inès" });
});
