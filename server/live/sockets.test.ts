import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { type AddressInfo, connect as connectTcp } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClientToServer, Cursor, ServerToClient } from "@/common/live";
import { entityReaders } from "@/server/api/entities";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { moveOpportunity } from "@/server/crm/opportunity/move";
import { actorOf, forgetSession } from "@/server/identity/auth";
import { sessionCookie, sessionTokenOf } from "@/server/identity/session-cookie";
import { fromOurPages } from "@/server/web/origin";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { until } from "@/testing/until";
import { type Feed, startFeed } from "./feed";
import { openSockets, type Sockets } from "./sockets";

const http = createServer();
let feed: Feed;
let sockets: Sockets;
let port = 0;
const opened: Socket[] = [];

beforeAll(async () => {
  feed = await startFeed(entityReaders);
  sockets = openSockets(http, {
    feed,
    authenticate(headers) {
      forgetSession(sessionTokenOf(headers) ?? "");
      return actorOf(headers);
    },
    mayConnect: fromOurPages,
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  port = (http.address() as AddressInfo).port;
});
afterAll(async () => {
  for (const socket of opened) socket.close();
  await sockets.leave();
  await feed.stop();
});

async function cookieFor(actor: Actor, expiresAt = new Date(Date.now() + 3_600_000)) {
  const { token } = await prisma.session.create({
    data: { token: randomUUID(), userId: actor.personId, expiresAt },
  });
  const { name, value } = sessionCookie(token);
  return `${name}=${value}`;
}

/** A browser's connection; answers its greeting, or why it was refused. */
async function connect(headers: Record<string, string>) {
  const socket: Socket<ServerToClient, ClientToServer> = io(`http://127.0.0.1:${port}`, {
    transports: ["websocket"],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  opened.push(socket);
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
  const cookie = await cookieFor(actor);
  const { name } = sessionCookie("x");
  expect((await connect({})).greeting).toBe("signed_out");
  expect((await connect({ cookie: `${name}=${randomUUID()}.forged` })).greeting).toBe("signed_out");
  expect((await connect({ cookie: await cookieFor(actor, new Date(Date.now() - 1)) })).greeting).toBe(
    "signed_out",
  );
  expect((await connect({ cookie, origin: "https://elsewhere.example" })).greeting).toBe("websocket error");
  expect((await connect({ cookie, origin: `http://127.0.0.1:${port}` })).greeting).toMatchObject({
    access: 1,
  });
});

test("a session ended, or a team left, while connected: nothing more after a second", async () => {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const [rep, leaver, deactivated] = [
    await aPerson({ teamIds: [team] }),
    await aPerson({ teamIds: [team] }),
    await aPerson({ teamIds: [team] }),
  ];
  const [left, gone] = [
    await connect({ cookie: await cookieFor(leaver) }),
    await connect({ cookie: await cookieFor(deactivated) }),
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
  const witness = await connect({ cookie: await cookieFor(rep) });
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

test("malformed packets, oversized frames and half a handshake do the server no harm", async () => {
  const cookie = await cookieFor(await aPerson());
  const { socket } = await connect({ cookie });
  const raw = socket.io.engine;
  for (const packet of ["", "9", "4", "451-[", `42${"[".repeat(5_000)}`, "2".repeat(100_000)])
    raw.write(packet);
  const half = connectTcp(port, "127.0.0.1", () =>
    half.end("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: x\r\n\r\n"),
  );
  half.on("error", () => undefined);
  await until(() => socket.disconnected);
  expect((await connect({ cookie })).greeting).toMatchObject({ access: 1 });
});
