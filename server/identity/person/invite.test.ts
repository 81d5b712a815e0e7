import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal, withPassword } from "@/testing/people";

const admin = await aPerson({ role: "admin" });
const { person, accessLink } = as(admin).identity;
const somebody = (email = `${randomUUID()}@x.test`) => ({ id: randomUUID(), name: "Noa", email });
const pendingOf = async (id: string) => (await accessLink.pending()).find((link) => link.personId === id);

test("several people are added together, each with a link of their own", async () => {
  const team = await aTeam();
  const people = [somebody(), somebody(), somebody()];
  const shared = { role: "rep" as const, teams: [{ id: team, leader: false }] };
  const { result } = await person.invite(command({ people, ...shared }));
  expect(result.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  expect(new Set(result.map(({ link }) => link)).size).toBe(3);
  expect(await prisma.membership.count({ where: { teamId: team } })).toBe(3);
  const token = result[0]?.link.split("#")[1] ?? "";
  // 256 bits, and nothing of it stands in the database (attack 53).
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(JSON.stringify(await prisma.accessLink.findMany())).not.toContain(token);
});

test("an address that has an account is refused with all that came along, and the account stays (attack 16)", async () => {
  const known = await aPerson({ role: "admin" });
  const email = await withPassword(known.personId, "the one they chose");
  const before = await prisma.account.findMany({ where: { userId: known.personId } });
  const people = [somebody(), somebody(email.toUpperCase())];
  await expect(person.invite(command({ people, role: "rep", teams: [] }))).rejects.toMatchObject(
    refusal("invalid", { field: "email", problem: "taken" }),
  );
  expect(await prisma.person.count({ where: { id: { in: people.map(({ id }) => id) } } })).toBe(0);
  expect(await prisma.account.findMany({ where: { userId: known.personId } })).toEqual(before);
  expect(await pendingOf(known.personId)).toBeUndefined();
});

test("an invitation waits for days, a new password for hours (attack 18)", async () => {
  const [fresh, known] = [await aPerson(), await aPerson()];
  await withPassword(known.personId, "a long password");
  for (const { personId: id } of [fresh, known]) await person.newLink(command({ id }));
  const hours = async (id: string) => {
    const link = await pendingOf(id);
    return [
      link?.purpose,
      (Date.parse(link?.expiresAt ?? "") - Date.parse(link?.createdAt ?? "")) / 3_600_000,
    ];
  };
  expect(await hours(fresh.personId)).toEqual(["invitation", 7 * 24]);
  expect(await hours(known.personId)).toEqual(["reset", 4]);
});

test("a revoked link is void, and there is none to revoke twice", async () => {
  const { personId: id } = await aPerson();
  const { result } = await person.newLink(command({ id }));
  await accessLink.revoke(command({ id }));
  expect(await pendingOf(id)).toBeUndefined();
  const token = result.link.split("#")[1] ?? "";
  await expect(as(null).identity.accessLink.read({ token })).rejects.toMatchObject(refusal("link_invalid"));
  await expect(accessLink.revoke(command({ id }))).rejects.toMatchObject(refusal("link_not_found"));
});
