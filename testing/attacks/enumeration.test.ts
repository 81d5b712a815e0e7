import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { authServer } from "../auth-server";
import { aPerson, withPassword } from "../people";

const server = authServer();
const right = "ten letters and more";
const rounds = 5;

/** An address to try, with a password that does not fit or that must not help. */
const kinds = {
  wrong: async () => ({
    email: await withPassword((await aPerson()).personId, right),
    password: "x".repeat(12),
  }),
  unknown: async () => ({ email: `${randomUUID()}@x.test`, password: right }),
  invited: async () => {
    const { personId } = await aPerson();
    const { email } = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
    return { email, password: right };
  },
  away: async () => {
    const { personId } = await aPerson();
    const email = await withPassword(personId, right);
    await prisma.person.update({ where: { id: personId }, data: { active: false } });
    return { email, password: right };
  },
} as const;
const names = Object.keys(kinds) as (keyof typeof kinds)[];

test("attack 19: who has an account shows neither in the answer nor in the time it takes", async () => {
  const seen: Record<string, object[]> = {};
  const quickest: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { email, password } = await kinds[name]();
      const begun = performance.now();
      const answer = await server.signIn(email, password);
      const text = await answer.text();
      // The quickest of some: a busy machine only ever adds.
      quickest[name] = Math.min(quickest[name] ?? Number.POSITIVE_INFINITY, performance.now() - begun);
      const headers = [...answer.headers.keys()].filter((header) => header !== "date").toSorted();
      seen[name] = [...(seen[name] ?? []), { status: answer.status, text, headers }];
    }
  }
  for (const name of names) expect([name, seen[name]]).toEqual([name, seen["wrong"]]);
  expect(seen["wrong"]?.[0]).toMatchObject({ status: 401 });
  // Each has a password hashed or compared, which takes many times as long as everything else.
  const times = names.map((name) => quickest[name] ?? 0);
  expect(Math.max(...times) / Math.min(...times)).toBeLessThan(2);
});
