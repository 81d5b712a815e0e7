import { describe, expect, test } from "vitest";
import { type Role, roles } from "@/common/identity/roles";
import { appRouter, createCaller } from "@/server/api/root";
import { auditSettled } from "@/server/core/audit";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { aPerson, withPassword } from "../people";
import type { Case } from "./case";
import { cases } from "./procedures";
import { aWorld, procedure } from "./world";

const world = await aWorld();
// Somebody can sign in, so nobody may set the company up any more.
await withPassword(world.stranger.personId, "a long password");
const all = Object.entries(cases);

/** The newest lines of the log that a call left behind. */
async function linesOf(call: () => Promise<unknown>) {
  const before = new Set((await prisma.auditEntry.findMany({ select: { id: true } })).map(({ id }) => id));
  await call().catch(() => undefined);
  await auditSettled();
  return (await prisma.auditEntry.findMany()).filter(({ id }) => !before.has(id));
}

/** Calls from outside, each from an address of its own: the log takes so many alike of one. */
let strangers = 0;
function asStranger(path: string) {
  const address = `10.9.${Math.floor(++strangers / 250)}.${strangers % 250}`;
  const request = { headers: {}, socket: { remoteAddress: address } } as never;
  const caller: unknown = createCaller({ actor: null, request, sessionToken: null });
  const call = path.split(".").reduce((at, name) => (at as Record<string, unknown>)[name], caller);
  return { address, call: call as (input: unknown) => Promise<unknown> };
}

const unrightful = (one: Case): Role | undefined => roles.find((role) => !one.allows.includes(role));

describe.each(all.filter(([, one]) => !one.open))("%s", (path, one) => {
  test("a refusal leaves a line that says who was refused what", async () => {
    const input = await one.input(world, world.ours);
    const { address, call } = asStranger(path);
    const ofStranger = await linesOf(() => call(input));
    expect(ofStranger).toMatchObject([{ kind: "refused", personId: null, address, details: { path } }]);

    const role = unrightful(one);
    if (!role) return;
    const person: Actor = await aPerson({ role, teamIds: [world.ours] });
    const ofPerson = await linesOf(() => procedure(path, person)(input));
    expect(ofPerson).toMatchObject([{ kind: "refused", personId: person.personId, details: { path } }]);
  });
});

/** Commands for those who lead or administer that are no matter of administration, each with its reason. */
const unnoted: Readonly<Record<string, string>> = {
  "identity.company.passSteps": "where somebody is in the first run",
};
const isCommand = (path: string) =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[path]?._def.type ===
  "mutation";
/** Of opportunities, notes and files the timeline keeps the history. */
const inTimeline = (path: string) => /^crm\.opportunity\.|^partners\.partner\.\w+(Note|File)$/.test(path);
const administrative = all.filter(
  ([path, { allows }]) =>
    isCommand(path) &&
    !inTimeline(path) &&
    allows.length > 0 &&
    allows.every((role) => role === "admin" || role === "lead") &&
    !(path in unnoted),
);

test("there are commands of administration to look at", () => {
  expect(administrative.length).toBeGreaterThan(20);
  for (const path of Object.keys(unnoted)) expect(cases).toHaveProperty([path]);
});

test.each(administrative)("%s leaves a line that says who did what", async (path, one) => {
  const { admin } = world.people;
  const input = await one.input(world, world.ours, admin);
  const lines = await linesOf(() => procedure(path, admin)(input));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatchObject({ personId: admin.personId });
    expect(line.kind).not.toBe("refused");
  }
});
