import { randomUUID } from "node:crypto";
import { createClient } from "@redis/client";
import { afterAll, describe, expect, test } from "vitest";
import { nowhere, type Sighting, type SightingChange } from "@/common/presence";
import type { Place } from "@/common/presence-input";
import { prisma } from "@/server/core/db";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { aRedis } from "@/testing/redis";
import { cookieFor } from "@/testing/session-row";
import { until } from "@/testing/until";
import { webServer } from "@/testing/web-server";

const redis = await aRedis();
const redisUrl = redis?.url ?? null;
afterAll(() => redis?.stop());

const board = { at: "board" } as const;

describe.skipIf(!redis)("two processes that know each other by Redis", () => {
  const [here, there] = [webServer({ redisUrl }), webServer({ redisUrl })];

  async function aScreen(server: typeof here, { personId }: { readonly personId: string }) {
    const socket = server.connect({ cookie: await cookieFor(personId) });
    const sees = new Map<number, Partial<Sighting>>();
    socket.on("presence", (changes: readonly SightingChange[]) => {
      for (const [screen, change] of changes) {
        if (change) sees.set(screen, { ...sees.get(screen), ...change });
        else sees.delete(screen);
      }
    });
    await new Promise((resolve) => socket.on("hello", resolve));
    const say = (place: Place | null) => socket.emit("here", { ...nowhere, place });
    return { socket, say, seen: () => [...sees.values()] };
  }

  test("colleagues at either see each other come, open a card, and go", async () => {
    const team = await aTeam();
    const [one, other] = [await aPerson({ teamIds: [team] }), await aPerson({ teamIds: [team] })];
    const id = await anOpportunity({ stageId: (await aPipeline()).fresh.id, teamId: team });
    const [mine, theirs] = [await aScreen(here, one), await aScreen(there, other)];
    mine.say(board);
    theirs.say(board);
    await until(() => mine.seen().length === 1 && theirs.seen().length === 1);
    expect(mine.seen()).toEqual([{ by: other.personId, place: board, doing: null }]);
    theirs.say({ at: "opportunity", id });
    await until(() => mine.seen()[0]?.place?.at === "opportunity");
    theirs.socket.close();
    await until(() => mine.seen().length === 0);
    mine.socket.close();
  });

  test("attack 34: what the one tells is filtered by who may see it at the other", async () => {
    const team = await aTeam();
    const [one, other] = [await aPerson({ teamIds: [team] }), await aPerson({ teamIds: [team] })];
    const stranger = await aPerson({ teamIds: [await aTeam()] });
    const id = await anOpportunity({ stageId: (await aPipeline()).fresh.id, teamId: team });
    const screens = [
      await aScreen(here, one),
      await aScreen(here, stranger),
      await aScreen(there, other),
    ] as const;
    const [mine, strange, theirs] = screens;
    mine.say(board);
    strange.say(board);
    theirs.say({ at: "opportunity", id });
    await until(() => mine.seen().some(({ place }) => place?.at === "opportunity"));
    expect(strange.seen().map(({ by }) => by)).not.toContain(other.personId);
    // Who leaves the team loses sight of the card, and hears no more of who stands there.
    await prisma.membership.deleteMany({ where: { personId: one.personId } });
    await prisma.person.update({ where: { id: one.personId }, data: { accessVersion: 2 } });
    const note = { op: "updated", before: ["everyone"], after: ["everyone"] } as const;
    await run(other, async (ctx) => ctx.changed("identity.person", one.personId, note));
    await until(() => mine.seen().every(({ by }) => by !== other.personId));
    for (const { socket } of screens) socket.close();
  });

  test("what nobody of ours would say is not believed, and the next word is heard", async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    const [mine, theirs] = [await aScreen(here, one), await aScreen(there, other)];
    mine.say(board);
    const forger = createClient({ url: redisUrl ?? "" });
    await forger.connect();
    const { epoch } = await prisma.clock.findFirstOrThrow();
    const screen = { number: 1, by: randomUUID(), here: { place: { at: "moon" }, doing: null } };
    for (const word of [
      "",
      "{",
      "[]",
      JSON.stringify({ from: randomUUID(), screens: [screen], asks: false }),
    ])
      expect(await forger.publish(`cordee:presence:${epoch}`, word)).toBe(2);
    await forger.close();
    theirs.say(board);
    await until(() => mine.seen().length === 1);
    expect(mine.seen()).toEqual([{ by: other.personId, place: board, doing: null }]);
    for (const { socket } of [mine, theirs]) socket.close();
  });

  test("what was said while Redis was away is told when it is back", async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    const [mine, theirs] = [await aScreen(here, one), await aScreen(there, other)];
    await redis?.stop();
    theirs.say(board);
    mine.say(board);
    await redis?.restart();
    await until(() => mine.seen().length === 1 && theirs.seen().length === 1, 10_000);
    for (const { socket } of [mine, theirs]) socket.close();
  });
});
