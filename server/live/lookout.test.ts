import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { Sighting, SightingChange } from "@/common/presence";
import type { Here, Place } from "@/common/presence-input";
import { prisma } from "@/server/core/db";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { cookieFor } from "@/testing/session-row";
import { until } from "@/testing/until";
import { webServer } from "@/testing/web-server";

const { connect: openSocket } = webServer();
type Someone = { readonly personId: string };

const open: { close(): void }[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A person's screen: what it says, what it holds of others, and how many bytes it was sent. */
async function aScreen({ personId }: Someone) {
  const socket = openSocket({ cookie: await cookieFor(personId) });
  open.push(socket);
  const sees = new Map<number, Partial<Sighting>>();
  const told = { bytes: 0 };
  socket.on("presence", (changes: readonly SightingChange[]) => {
    told.bytes += JSON.stringify(changes).length;
    for (const [screen, change] of changes) {
      if (change) sees.set(screen, { ...sees.get(screen), ...change });
      else sees.delete(screen);
    }
  });
  await new Promise((resolve) => socket.on("hello", resolve));
  const say = (place: Place | null, doing: Here["doing"] = null) => socket.emit("here", { place, doing });
  return { socket, say, told, seen: () => [...sees.values()] };
}

async function twoOfATeam() {
  const team = await aTeam();
  const stages = await aPipeline();
  const [one, other] = [await aPerson({ teamIds: [team] }), await aPerson({ teamIds: [team] })];
  const id = await anOpportunity({ stageId: stages.fresh.id, teamId: team });
  return { team, stages, one, other, id };
}

const board = { at: "board" } as const;
const drag = (id: string, stageId: string) => ({ do: "drag", id, stageId, above: null }) as const;

test("LIVE-4: colleagues at the board see each other, who opened a card, and who left", async () => {
  const { one, other, id } = await twoOfATeam();
  const [mine, theirs] = [await aScreen(one), await aScreen(other)];
  mine.say(board);
  theirs.say(board);
  await until(() => mine.seen().length === 1 && theirs.seen().length === 1);
  expect(mine.seen()).toEqual([{ by: other.personId, place: board, doing: null }]);
  theirs.say({ at: "opportunity", id }, { do: "edit", field: "name" });
  await until(() => mine.seen()[0]?.place?.at === "opportunity");
  // The board learns who looks, not what is done there.
  expect(mine.seen()).toEqual([{ by: other.personId, place: { at: "opportunity", id }, doing: null }]);
  mine.say({ at: "opportunity", id });
  await until(() => mine.seen()[0]?.doing?.do === "edit");
  theirs.socket.close();
  await until(() => mine.seen().length === 0);
});

test("a drag is seen by who may see its card, and nobody drags what is not theirs to see", async () => {
  const { one, other, stages, id } = await twoOfATeam();
  const stranger = await aPerson({ teamIds: [await aTeam()] });
  const [mine, theirs, strange] = [await aScreen(one), await aScreen(other), await aScreen(stranger)];
  for (const screen of [mine, theirs, strange]) screen.say(board);
  await until(() => mine.seen().length === 2 && strange.seen().length === 2);
  theirs.say(board, drag(id, stages.fresh.id));
  await until(() => mine.seen().some(({ doing }) => doing?.do === "drag"));
  strange.say(board, drag(id, stages.fresh.id));
  theirs.say(board);
  await until(() => mine.seen().every(({ doing }) => doing === null));
  expect(strange.seen().every(({ doing }) => doing === null)).toBe(true);
});

test("attack 34: standing at a hidden record, or at none, is answered alike, and seen by nobody", async () => {
  const { one, other, id } = await twoOfATeam();
  const stranger = await aPerson({ teamIds: [await aTeam()] });
  const [mine, strange, witness] = [await aScreen(one), await aScreen(stranger), await aScreen(other)];
  mine.say({ at: "opportunity", id });
  witness.say({ at: "opportunity", id });
  await until(() => mine.seen().length === 1);
  for (const place of [id, randomUUID()]) strange.say({ at: "opportunity", id: place });
  // What comes after proves that the two before were dealt with.
  strange.say(board);
  witness.say(board);
  await until(() => strange.seen().length === 1);
  expect(strange.seen()).toEqual([{ by: other.personId, place: board, doing: null }]);
  expect(mine.seen()).toEqual([]);
});

test("attack 35: who loses sight of a record is told no more of who stands there", async () => {
  const { one, other, id } = await twoOfATeam();
  const [mine, theirs] = [await aScreen(one), await aScreen(other)];
  mine.say({ at: "opportunity", id });
  theirs.say({ at: "opportunity", id });
  await until(() => mine.seen().length === 1);
  await prisma.membership.deleteMany({ where: { personId: one.personId } });
  await prisma.person.update({ where: { id: one.personId }, data: { accessVersion: 2 } });
  await run(other, async (ctx) =>
    ctx.changed("identity.person", one.personId, {
      op: "updated",
      before: ["everyone"],
      after: ["everyone"],
    }),
  );
  await until(() => mine.seen().length === 0 && theirs.seen().length === 0, 1_000);
});

test("attack 38: malformed words, and too many of them, change nothing", async () => {
  const { one, other, id } = await twoOfATeam();
  const [mine, theirs] = [await aScreen(one), await aScreen(other)];
  mine.say(board);
  theirs.say(board);
  await until(() => mine.seen().length === 1);
  const anything = theirs.socket as unknown as { emit(name: string, ...what: unknown[]): void };
  for (const what of [null, 7, "x", [], { place: { at: "moon" } }, { place: { at: "opportunity", id: "1" } }])
    anything.emit("here", what);
  anything.emit("here");
  for (let turn = 0; turn < 150; turn++) theirs.say({ at: "opportunity", id });
  mine.socket.emit("here", { place: board, doing: null });
  await until(() => mine.seen()[0]?.place?.at === "opportunity");
  expect(mine.seen()).toHaveLength(1);
});

test("twenty at one board, all busy, cost each at most a kilobyte per second", async () => {
  const team = await aTeam();
  const screens = await Promise.all(
    Array.from({ length: 20 }, async () => aScreen(await aPerson({ teamIds: [team] }))),
  );
  const [viewer, ...others] = screens;
  if (!viewer) throw new Error("nobody is there");
  viewer.say(board);
  const startedAt = performance.now();
  let turn = 0;
  const busy = setInterval(() => {
    turn++;
    for (const other of others)
      other.say(board, { do: "edit", field: turn % 2 === 0 ? "name" : "description" });
  }, 200);
  await until(() => viewer.seen().length === 19 && performance.now() - startedAt > 2_500, 10_000);
  clearInterval(busy);
  const seconds = (performance.now() - startedAt) / 1_000;
  // A second's worth may be told at once at the beginning.
  expect(viewer.told.bytes).toBeLessThan(1_000 * (seconds + 1));
});
