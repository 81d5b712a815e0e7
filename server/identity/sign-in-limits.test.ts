import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { authServer } from "@/testing/auth-server";
import { aPerson, withPassword } from "@/testing/people";
import { networkOf } from "./client-address";
import { countRight, countTry } from "./sign-in-limits";

const server = authServer();
const noon = new Date("2026-03-02T12:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const someone = () => ({
  email: `${randomUUID()}@example.test`,
  address: `10.1.${Math.floor(counter++ / 250)}.${counter % 250}`,
});
let counter = 1;

async function tries(count: number, attempt: { email: string; address: string }, now = noon) {
  const waits: (number | null)[] = [];
  for (let index = 0; index < count; index++) waits.push(await countTry(sql, { ...attempt, now }));
  return waits;
}

test("the eleventh wrong try at an account waits, from whatever address it comes", async () => {
  const { email } = someone();
  for (let index = 0; index < 10; index++) {
    expect(await countTry(sql, { email, address: someone().address, now: noon })).toBeNull();
  }
  expect(await countTry(sql, { email: email.toUpperCase(), address: someone().address, now: noon })).toBe(
    900,
  );
  expect(await countTry(sql, { email, address: someone().address, now: later(10) })).toBe(300);
  expect(await countTry(sql, { email, address: someone().address, now: later(15) })).toBeNull();
});

test("the thirty-first wrong try from an address waits, whatever accounts it tries, and adds nothing to theirs", async () => {
  const { address } = someone();
  for (let index = 0; index < 30; index++) {
    expect(await countTry(sql, { email: someone().email, address, now: noon })).toBeNull();
  }
  const { email } = someone();
  for (const wait of await tries(12, { email, address })) expect(wait).toBe(900);
  expect(await countTry(sql, { email, address: someone().address, now: noon })).toBeNull();
});

test("a right password clears its own account and leaves the wrong tries of its address", async () => {
  const attempt = someone();
  await tries(9, attempt);
  await countTry(sql, { ...attempt, now: noon });
  await countRight(sql, { ...attempt, now: noon });
  expect(await tries(10, attempt)).toEqual(Array(10).fill(null));
  const other = someone().email;
  expect(await tries(10, { email: other, address: attempt.address })).toEqual(Array(10).fill(null));
  const third = someone().email;
  expect((await tries(2, { email: third, address: attempt.address })).at(-1)).toBe(900);
});

test("tries made at the same moment all count", async () => {
  const attempt = someone();
  const waits = await Promise.all(Array.from({ length: 16 }, () => countTry(sql, { ...attempt, now: noon })));
  expect(waits.filter((wait) => wait === null)).toHaveLength(10);
});

test("over the limit the answer is the same whether or not the account exists, and forged addresses change nothing", async () => {
  const { personId } = await aPerson();
  const known = await withPassword(personId, "the right password");
  const answersFor = async (email: string) => {
    await prisma.signInAttempt.deleteMany();
    for (let index = 0; index < 9; index++)
      await countTry(sql, { email, address: "127.0.0.1", now: new Date() });
    const answers: object[] = [];
    for (let index = 0; index < 3; index++) {
      const forged = `203.0.113.${index}`;
      const headers = { "x-forwarded-for": forged, "x-real-ip": forged, "x-cordee-address": forged };
      const response = await server.signIn(email, "wrong password", headers);
      const waits = Number(response.headers.get("retry-after")) > 800;
      answers.push({ status: response.status, body: await response.text(), waits });
    }
    return answers;
  };
  const answers = await answersFor(known);
  expect(answers).toMatchObject([
    { status: 401 },
    { status: 429, waits: true },
    { status: 429, waits: true },
  ]);
  expect((await server.signIn(known, "the right password")).status).toBe(429);
  expect(await answersFor("nobody@example.test")).toEqual(answers);
  expect(await prisma.signInAttempt.count()).toBe(2);
});

test("an IPv6 customer counts as one network", () => {
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe(networkOf("2001:db8:1:2:bbbb:cccc:dddd:1"));
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
  expect(networkOf("2001:0DB8::1")).toBe(networkOf("2001:db8:0:0:9::"));
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("192.0.2.7")).not.toBe(networkOf("192.0.2.8"));
});
