import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deviceOf } from "@/common/identity/device-of";
import { prisma, sql } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";
import { until } from "@/testing/until";
import { sessionsOver } from "../actor";
import { sessionCookie } from "../session-cookie";

const admin = await aPerson({ role: "admin" });

async function aSession(userId: string, updatedAt = new Date()) {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const userAgent =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";
  const token = randomUUID();
  const data = { userId, token, expiresAt, updatedAt, userAgent, ipAddress: "203.0.113.7" };
  const { id } = await prisma.session.create({ data });
  return { id, token };
}
const count = (userId: string) => prisma.session.count({ where: { userId } });

test("a person sees their own devices, an administrator anybody's, nobody else's token", async () => {
  const somebody = await aPerson();
  const { id, token } = await aSession(somebody.personId);
  const asked = { personId: somebody.personId };
  const own = await as(somebody).identity.session.list(asked);
  expect(own).toMatchObject([
    { id, device: { system: "ios", browser: "safari" }, address: "203.0.113.7", current: false },
  ]);
  expect(JSON.stringify(own)).not.toContain(token);
  expect(await as(admin).identity.session.list(asked)).toHaveLength(1);
  await expect(as(await aPerson()).identity.session.list(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("one device is signed out by its person or an administrator; for others it does not exist", async () => {
  const somebody = await aPerson();
  const [first, second] = [await aSession(somebody.personId), await aSession(somebody.personId)];
  const stranger = as(await aPerson()).identity.session;
  await expect(stranger.end(command({ id: first.id }))).rejects.toMatchObject(refusal("session_not_found"));
  await as(somebody).identity.session.end(command({ id: first.id }));
  expect(await count(somebody.personId)).toBe(1);
  await as(admin).identity.session.end(command({ id: second.id }));
  expect(await count(somebody.personId)).toBe(0);
  const lines = await prisma.auditEntry.findMany({ where: { recordId: somebody.personId } });
  expect(lines.map(({ kind, personId }) => [kind, personId])).toEqual([
    ["sessionsEnded", somebody.personId],
    ["sessionsEnded", admin.personId],
  ]);
});

test("all others are signed out and the one that is named stays", async () => {
  const somebody = await aPerson();
  const kept = await aSession(somebody.personId);
  await aSession(somebody.personId);
  await as(somebody).identity.session.endAll(command({ personId: somebody.personId, keep: kept.id }));
  expect(await prisma.session.findMany({ where: { userId: somebody.personId } })).toMatchObject([
    { id: kept.id },
  ]);
});

test("when a device was last used is noted, but not at every request", async () => {
  const { personId } = await aPerson();
  const old = await aSession(personId, new Date(Date.now() - 3_600_000));
  const { name, value } = sessionCookie(old.token);
  const lastUsed = async () =>
    (await prisma.session.findUniqueOrThrow({ where: { id: old.id } })).updatedAt.getTime();
  await sessionsOver(sql).actorOf({ cookie: `${name}=${value}` });
  await until(async () => Date.now() - (await lastUsed()) < 60_000);
  const noted = await lastUsed();
  await sessionsOver(sql).actorOf({ cookie: `${name}=${value}` });
  expect(await lastUsed()).toBe(noted);
});

test("browsers that claim to be each other are told apart", () => {
  const chrome =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
  expect(deviceOf(chrome)).toEqual({ system: "linux", browser: "chrome" });
  expect(deviceOf(`${chrome} Edg/140.0`)).toEqual({ system: "linux", browser: "edge" });
  expect(deviceOf("curl/8")).toEqual({ system: null, browser: null });
});
