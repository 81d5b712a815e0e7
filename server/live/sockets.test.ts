import { randomUUID } from "node:crypto";
import { connect as connectTcp } from "node:net";
import { expect, test } from "vitest";
import type { Cursor } from "@/common/live";
import { prisma } from "@/server/core/db";
import { socketsDropped } from "@/server/core/metrics";
import { moveOpportunity } from "@/server/crm/opportunity/move";
import { sessionCookie } from "@/server/identity/session-cookie";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { cookieFor } from "@/testing/session-row";
import { until } from "@/testing/until";
import { webServer } from "@/testing/web-server";

const { place, connect: openSocket } = webServer();

/** A browser's connection; answers its greeting, or why it was refused. */
async function connect(headers: Record<string, string>) {
  const socket = openSocket(headers);
  const heard: unknown[] = [];
  socket.on("feed", (message) => heard.push(...(JSON.parse(message.changes) as unknown[])));
  const greeting = await new Promise<Cursor | string>((resolve) => {
    socket.on("hello", resolve);
    socket.on("connect_error", ({ message }) => resolve(message));
  });
  return { socket, heard, greeting };
}

test("without a session, with a forged or an expired one, and from another site, nobody gets in", async () => {
  const actor = await aPerson();
  const cookie = await cookieFor(actor.personId);
  const { name } = sessionCookie("x");
  expect((await connect({})).greeting).toBe("signed_out");
  expect((await connect({ cookie: `${name}=${randomUUID()}.forged` })).greeting).toBe("signed_out");
  expect(
    (await connect({ cookie: await cookieFor(actor.personId, new Date(Date.now() - 1)) })).greeting,
  ).toBe("signed_out");
  expect((await connect({ cookie, origin: "https://elsewhere.example" })).greeting).toBe("websocket error");
  expect((await connect({ cookie, origin: place.origin })).greeting).toMatchObject({
    access: 1,
  });
});

test("attack 39: who sends a thousand words a second is cut off, and nobody else is", async () => {
  const [loud, quiet] = [await aPerson(), await aPerson()];
  const flooding = await connect({ cookie: await cookieFor(loud.personId) });
  const other = await connect({ cookie: await cookieFor(quiet.personId) });
  for (let word = 0; word < 1_000; word++) flooding.socket.emit("here", { place: null, doing: null });
  await until(() => flooding.socket.disconnected);
  expect(other.socket.connected).toBe(true);
});

test("attack 39: of five hundred connections of one person thirty stand, and a colleague still gets in", async () => {
  const [greedy, colleague] = [await aPerson(), await aPerson()];
  const cookie = await cookieFor(greedy.personId);
  const tries = Promise.all(Array.from({ length: 500 }, () => connect({ cookie })));
  const mine = await connect({ cookie: await cookieFor(colleague.personId) });
  expect(mine.greeting).toMatchObject({ access: 1 });
  const all = await tries;
  expect(all.filter(({ greeting }) => typeof greeting !== "string")).toHaveLength(30);
  for (const { socket } of all) socket.close();
  await until(async () => typeof (await connect({ cookie })).greeting !== "string", 10_000);
});

test("who does not read what it is sent is cut off while little of it waits", async () => {
  const [reader, others] = [await aPerson({ role: "admin" }), await aPerson({ role: "admin" })];
  const { fresh } = await aPipeline();
  const ids = await Promise.all(Array.from({ length: 60 }, () => anOpportunity({ stageId: fresh.id })));
  const { socket } = await connect({ cookie: await cookieFor(reader.personId) });
  const witness = await connect({ cookie: await cookieFor(others.personId) });
  stopReading(socket);
  const description = "x".repeat(20_000);
  await prisma.opportunity.updateMany({ where: { id: { in: ids } }, data: { description } });
  const dropped = async () =>
    (await socketsDropped.get()).values.find(({ labels }) => labels["why"] === "slow");
  const note = { op: "updated", before: ["all"], after: ["all"] } as const;
  await until(async () => {
    await run(others, async (ctx) => {
      for (const id of ids) ctx.changed("crm.opportunity", id, note);
    });
    return (await dropped()) !== undefined;
  }, 50_000);
  expect(witness.socket.connected).toBe(true);
}, 60_000);

/** As a phone whose line is gone, and which does not know it. */
function stopReading(socket: Awaited<ReturnType<typeof connect>>["socket"]): void {
  const { ws } = socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } };
  ws._socket.pause();
}

test("a session ended, or a team left, while connected: nothing more after a second", async () => {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const [rep, leaver, deactivated] = [
    await aPerson({ teamIds: [team] }),
    await aPerson({ teamIds: [team] }),
    await aPerson({ teamIds: [team] }),
  ];
  const [left, gone] = [
    await connect({ cookie: await cookieFor(leaver.personId) }),
    await connect({ cookie: await cookieFor(deactivated.personId) }),
  ];
  await prisma.membership.deleteMany({ where: { personId: leaver.personId } });
  await prisma.person.update({ where: { id: leaver.personId }, data: { accessVersion: 2 } });
  await prisma.person.update({ where: { id: deactivated.personId }, data: { active: false } });
  const reset = new Promise((resolve) => left.socket.on("reset", resolve));
  await run(rep, async (ctx) => {
    for (const { personId } of [leaver, deactivated]) {
      ctx.changed("identity.person", personId, { op: "updated", before: ["everyone"], after: ["everyone"] });
    }
  });
  expect(await reset).toBe("access");
  await until(() => gone.socket.disconnected, 1_000);

  const id = await anOpportunity({ stageId: stages.fresh.id, teamId: team });
  const witness = await connect({ cookie: await cookieFor(rep.personId) });
  await run(rep, (ctx) =>
    moveOpportunity(ctx, {
      id,
      stageId: { base: stages.fresh.id, next: stages.won.id },
      afterId: null,
      beforeId: null,
    }),
  );
  await until(() => witness.heard.length > 0);
  expect(JSON.stringify([left.heard, gone.heard])).not.toContain("crm.opportunity");
});

/** What stands after the type of a message: what none of our screens ever sends ends its connection, or does nothing. */
const ending = [
  `5999999-["here",{"_placeholder":true,"num":0}]`,
  `51-["here",{"_placeholder":true,"num":-1}]`,
  Buffer.alloc(1_000),
  `2["here","${"x".repeat(70_000)}"]`,
];
const ignored = [
  `2["here",${"[".repeat(20_000)}${"]".repeat(20_000)}]`,
  `2["__proto__",{"__proto__":{"place":null}}]`,
  "2[7]",
  "0/elsewhere,",
];

test("malformed packets, oversized frames and half a handshake do the server no harm", async () => {
  const cookie = await cookieFor((await aPerson()).personId);
  const { socket } = await connect({ cookie });
  const raw = socket.io.engine;
  for (const packet of ["", "9", "4", "451-[", `42${"[".repeat(5_000)}`, "2".repeat(100_000)])
    raw.write(packet);
  const half = connectTcp(Number(new URL(place.origin).port), "127.0.0.1", () =>
    half.end("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: x\r\n\r\n"),
  );
  half.on("error", () => undefined);
  await until(() => socket.disconnected);
  for (const packet of ending) {
    const one = await connect({ cookie });
    one.socket.io.engine.write(packet as string);
    await until(() => one.socket.disconnected);
  }
  const last = await connect({ cookie });
  for (const packet of ignored) last.socket.io.engine.write(packet);
  expect((await connect({ cookie })).greeting).toMatchObject({ access: 1 });
});
