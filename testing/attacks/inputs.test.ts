import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { withPassword } from "../people";
import { cases } from "./procedures";
import { aWorld, everyRow, procedure } from "./world";

const world = await aWorld();
const withInput = Object.entries(cases).filter(
  ([path]) =>
    ![
      ...["live.start", "identity.welcome.state", "identity.accessLink.pending"],
      "crm.opportunity.uses",
      ...["import.list", "messaging.push.settings"],
    ].includes(path),
);

type Tree = { [key: string]: unknown };
type Place = { readonly keys: readonly string[]; readonly value: unknown };

/** Every scalar of an input, by its path. */
function leaves(value: unknown, keys: readonly string[] = []): Place[] {
  if (typeof value !== "object" || value === null) return [{ keys, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...keys, key]));
}

/** A copy with another value at one place. */
function withValue(tree: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
  const copy = (Array.isArray(tree) ? [...tree] : { ...(tree as Tree) }) as Tree;
  const wanted = rest.length === 0 ? value : withValue(copy[key], rest, value);
  // As JSON.parse does, which takes `__proto__` for a name as any other.
  return Object.defineProperty(copy, key, {
    value: wanted,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

/** The objects inside an input, to which a field more can be added. */
const objects = (value: unknown, keys: readonly string[] = []): (readonly string[])[] =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? []
    : [keys, ...Object.entries(value).flatMap(([key, inner]) => objects(inner, [...keys, key]))];

type Attempt = { readonly what: string; readonly input: unknown };

/** Every attempt is refused as bad input, and when all are made no row of any table is another one. */
async function refusesAll(path: string, attempts: readonly Attempt[]): Promise<void> {
  const call = procedure(path, world.people.admin);
  const before = await everyRow();
  for (const { what, input } of attempts) {
    const answer = await call(input).then(
      () => "done",
      (error: unknown) => (error as { code: string }).code,
    );
    expect([what, answer]).toEqual([what, "BAD_REQUEST"]);
  }
  expect(await everyRow()).toEqual(before);
}

/** What is answered to a call of its own, or why it is refused. */
async function answerTo(path: string, input: unknown): Promise<string> {
  const isCommand = Object.hasOwn(input as Tree, "mutationId");
  const call = procedure(path, world.people.admin);
  const reply = call(isCommand ? { ...(input as Tree), mutationId: randomUUID() } : input);
  return reply.then(
    (result) => JSON.stringify(result),
    (error: unknown) => (error as { code: string }).code,
  );
}

const notOfInput = {
  role: "admin",
  ownerId: "00000000-0000-7000-8000-000000000000",
  version: 99,
  createdAt: "2020-01-01T00:00:00.000Z",
  personId: "00000000-0000-7000-8000-000000000000",
  accessVersion: 0,
  searchText: "x",
  include: { person: true },
  select: { password: true },
  orderBy: { id: "asc" },
  where: {},
  // Attack 49
  ["__proto__"]: { role: "admin" },
  constructor: { prototype: { role: "admin" } },
  prototype: { role: "admin" },
} as const;

/** Attack 48: each would end the string, the pattern or the statement that it is pasted into. */
const statements = [
  `' OR 1=1; DROP TABLE person; --`,
  `%_\\" UNION SELECT password FROM account) --`,
  `$1::text || (SELECT password FROM account LIMIT 1)`,
];
await withPassword(world.stranger.personId, "a long password");
const { password: hash } = await prisma.account.findFirstOrThrow();

const operators: readonly unknown[] = [
  { gt: "" },
  { not: null },
  { contains: "" },
  { set: 1 },
  { increment: 1 },
  [],
  { toString: "x" },
];

describe.each(withInput)("%s", (path, one) => {
  test("takes no field that is not its own, at any depth", async () => {
    const input = await one.input(world, world.ours);
    const attempts = objects(input).flatMap((keys) => {
      const place = keys.reduce<unknown>((tree, key) => (tree as Tree)[key], input) as Tree;
      return Object.entries(notOfInput)
        .filter(([key]) => !Object.hasOwn(place, key) && !mayHave(path, keys, key))
        .map(([key, value]) => ({
          what: [...keys, key].join("."),
          input: withValue(input, [...keys, key], value),
        }));
    });
    await refusesAll(path, attempts);
  });

  test("takes no object or list where a single value belongs", async () => {
    const input = await one.input(world, world.ours);
    const attempts = leaves(input).flatMap(({ keys }) =>
      operators.map((operator) => ({
        what: `${keys.join(".")} ${JSON.stringify(operator)}`,
        input: withValue(input, keys, operator),
      })),
    );
    await refusesAll(path, attempts);
  });

  test("takes text for text, whatever stands in it", async () => {
    const input = await one.input(world, world.ours);
    const texts = leaves(input).filter(
      ({ keys, value }) => typeof value === "string" && keys.join() !== "mutationId",
    );
    const people = await prisma.person.count();
    for (const { keys } of texts) {
      for (const statement of statements) {
        const answer = await answerTo(path, withValue(input, keys, statement));
        expect([keys.join("."), statement, answer]).not.toContain("INTERNAL_SERVER_ERROR");
        expect(answer).not.toContain(hash);
      }
    }
    expect(await prisma.person.count()).toBeGreaterThanOrEqual(people);
  });

  test("takes nothing for a missing value that says which records are meant", async () => {
    const input = await one.input(world, world.ours);
    const naming = leaves(input).filter(({ keys }) => /id$|^token$|^entity$|^ids\.\d+$/i.test(lastOf(keys)));
    await refusesAll(
      path,
      naming.map(({ keys }) => ({ what: keys.join("."), input: withValue(input, keys, undefined) })),
    );
  });
});

/** The name of a value; of one in a list, with the list's. */
const lastOf = (keys: readonly string[]): string =>
  /^\d+$/.test(keys.at(-1) ?? "") ? keys.slice(-2).join(".") : (keys.at(-1) ?? "");

/** Fields which this object may have though this call left them out. */
const mayHave = (path: string, keys: readonly string[], key: string): boolean =>
  (/^crm\.opportunity\.(bulkE|e)dit$/.test(path) && keys.at(-1) === "changes" && key === "ownerId") ||
  (path.startsWith("identity.audit.") && keys.length === 0 && key === "personId") ||
  (path === "identity.person.edit" && keys.at(-1) === "changes" && key === "role");
