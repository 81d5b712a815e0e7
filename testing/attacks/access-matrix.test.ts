import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Role, roles } from "@/common/identity/roles";
import { prisma } from "@/server/core/db";
import type { Case } from "./case";
import { cases } from "./procedures";
import { allPaths, aWorld, everyRow, procedure } from "./world";

const world = await aWorld();
const callers: readonly (Role | "nobody")[] = [...roles, "nobody"];
const actorOf = (caller: Role | "nobody") => (caller === "nobody" ? null : world.people[caller]);

/** A call, and whether any row of any table is another one after it. */
async function attempt(path: string, caller: Role | "nobody", input: unknown) {
  const actor = actorOf(caller);
  const token = actor && (await cases[path]?.token?.(actor));
  const before = await everyRow();
  const error = await procedure(
    path,
    actor,
    token,
  )(input).then(
    () => null,
    (thrown: unknown) => thrown as { code: string; cause?: { reason?: string } },
  );
  const wrote = JSON.stringify(await everyRow()) !== JSON.stringify(before);
  return { answer: error ? error.code : "ok", reason: error?.cause?.reason ?? null, wrote };
}

test("the matrix knows every procedure there is", () => {
  expect(Object.keys(cases).toSorted()).toEqual(allPaths.toSorted());
});

test("a row that is added, changed or removed is seen", async () => {
  const before = await everyRow();
  const { id } = await prisma.tag.create({ data: { name: "Seen" } });
  const added = await everyRow();
  await prisma.tag.update({ where: { id }, data: { name: "Changed" } });
  const changed = await everyRow();
  await prisma.tag.delete({ where: { id } });
  expect(new Set([before, added, changed].map((rows) => JSON.stringify(rows))).size).toBe(3);
  expect(await everyRow()).toEqual(before);
});

describe.each(Object.entries(cases))("%s", (path, one: Case) => {
  test.each(callers)(
    "is done for those with the right, and leaves no row changed for others: %s",
    async (caller) => {
      const allowed = caller === "nobody" ? one.open === true : one.allows.includes(caller);
      const input = await one.input(world, world.ours, actorOf(caller) ?? undefined);
      const result = await attempt(path, caller, input);
      if (allowed) return expect(result).toMatchObject({ answer: "ok" });
      const isUnknown = caller === "nobody" && path !== "identity.welcome.create";
      expect(result.answer).toBe(isUnknown ? "UNAUTHORIZED" : (one.refused ?? "FORBIDDEN"));
      expect(result.wrote).toBe(false);
    },
  );

  if (!one.ofTeam || path === "crm.opportunity.create") return;
  test.each(roles)(
    "answers for a record of a team one is not in as for one that does not exist: %s",
    async (role) => {
      const input = await one.input(world, world.theirs);
      const foreign = await attempt(path, role, input);
      if (role === "admin") return expect(foreign).toMatchObject({ answer: "ok" });
      expect(foreign.wrote).toBe(false);
      expect(foreign.answer).not.toBe("ok");
      expect(foreign).toEqual(await attempt(path, role, withAbsentId(input)));
    },
  );
});

test("nobody creates an opportunity where they could not see it", async () => {
  const one = cases["crm.opportunity.create"];
  for (const role of ["lead", "rep"] as const) {
    const result = await attempt("crm.opportunity.create", role, await one?.input(world, world.theirs));
    expect(result).toEqual({ answer: "BAD_REQUEST", reason: "invalid", wrote: false });
  }
});

/** The same call for an id that nothing has. */
function withAbsentId(input: unknown): unknown {
  const text = JSON.stringify(input);
  return JSON.parse(text, (key, value: unknown) => {
    if (key === "mutationId" || ((key === "id" || key === "recordId") && typeof value === "string"))
      return randomUUID();
    if (key === "ids" && Array.isArray(value)) return value.map(() => randomUUID());
    return value;
  });
}
