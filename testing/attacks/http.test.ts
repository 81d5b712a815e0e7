import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal, withPassword } from "../people";
import { cookieFor } from "../session-row";
import { until } from "../until";
import { webServer } from "../web-server";
import { aWorld, everyRow } from "./world";

const world = await aWorld();
const { admin, lead, reader } = world.people;
const { place, connect } = webServer();
const password = "a long password";

type Sent = { readonly headers?: Record<string, string>; readonly body?: string; readonly method?: string };

const send = (path: string, { headers = {}, body, method = "POST" }: Sent = {}) =>
  fetch(`${place.origin}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body }),
  });

const aTag = () => JSON.stringify(command({ id: randomUUID(), name: randomUUID(), hue: 1 }));

test("headers that claim to be somebody are not believed", async () => {
  const forged = [
    { "x-user-id": admin.personId },
    { "x-person-id": admin.personId, "x-role": "admin" },
    { authorization: `Bearer ${admin.personId}` },
    { "x-forwarded-user": "admin@x.test", "x-remote-user": "admin@x.test", "remote-user": "admin" },
    { "x-cordee-address": "127.0.0.1", "x-middleware-subrequest": "middleware:middleware" },
    { cookie: `cordee.session_token=${admin.personId}` },
    { cookie: `cordee.session_token=${randomUUID()}.c2lnbmF0dXJl; role=admin` },
  ];
  const before = await everyRow();
  for (const headers of forged) {
    expect((await send("/rpc/crm.tag.create", { headers, body: aTag() })).status).toBe(401);
    expect((await send("/rpc/live.start", { headers, method: "GET" })).status).toBe(401);
  }
  expect(await everyRow()).toEqual(before);
});

test("a page of another site changes nothing, whatever it sends with the person's cookie", async () => {
  const cookie = await cookieFor(lead.personId);
  const before = await everyRow();
  const foreign = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: place.origin.replace("127.0.0.1", "127.0.0.1.evil.example") },
    { origin: place.origin.replace("http:", "https:") },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const answer = await send("/rpc/crm.tag.create", { headers: { cookie, ...headers }, body: aTag() });
    expect([headers, answer.status]).toEqual([headers, 403]);
    const out = await send("/api/auth/sign-out", { headers: { cookie, ...headers }, body: "{}" });
    expect([headers, out.status]).toEqual([headers, 403]);
  }
  expect(await everyRow()).toEqual(before);
  expect(
    (await send("/rpc/crm.tag.create", { headers: { cookie, origin: place.origin }, body: aTag() })).status,
  ).toBe(200);
});

test("another site cannot sign its visitor in as somebody", async () => {
  const email = await withPassword((await aPerson()).personId, password);
  const body = JSON.stringify({ email, password });
  const foreign = {
    origin: "https://evil.example",
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "cors",
  };
  const answer = await send("/api/auth/sign-in/email", { headers: foreign, body });
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("a command is no GET, and no form that a page can send without being asked", async () => {
  const cookie = await cookieFor(lead.personId);
  const before = await everyRow();
  const asQuery = `/rpc/crm.tag.create?input=${encodeURIComponent(aTag())}`;
  expect((await send(asQuery, { headers: { cookie }, method: "GET" })).status).toBe(405);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const headers = { cookie, "content-type": type };
    expect((await send("/rpc/crm.tag.create", { headers, body: aTag() })).status).toBeGreaterThanOrEqual(400);
    const signIn = JSON.stringify({ email: "a@x.test", password });
    expect(
      (await send("/api/auth/sign-in/email", { headers: { "content-type": type }, body: signIn })).status,
    ).toBe(415);
  }
  expect(await everyRow()).toEqual(before);
});

test("what is no JSON, or too much of it, is refused and tells nothing of the inside", async () => {
  const cookie = await cookieFor(lead.personId);
  for (const body of ["{", "null", "[]", `"x"`, "\u0000", `{"mutationId":${"[".repeat(50_000)}`]) {
    const answer = await send("/rpc/crm.tag.create", { headers: { cookie }, body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/node_modules|\bat |stack|zod|prisma|SELECT/i);
  }
  const long = await send("/rpc/crm.tag.create", { headers: { cookie }, body: `"${"x".repeat(300_000)}"` });
  expect(long.status).toBe(413);
  const signIn = JSON.stringify({ email: "a@x.test", password: "x".repeat(20_000) });
  expect((await send("/api/auth/sign-in/email", { body: signIn })).status).toBe(400);
});

test("a demotion counts within a second, on requests and on open sockets", async () => {
  const { personId } = await aPerson({ role: "lead", teamIds: [world.ours] });
  const cookie = await cookieFor(personId);
  const create = async () =>
    (await send("/rpc/crm.tag.create", { headers: { cookie }, body: aTag() })).status;
  const socket = connect({ cookie });
  let reset = "";
  socket.on("reset", (reason) => {
    reset = reason;
  });
  await new Promise<void>((resolve) => socket.on("hello", () => resolve()));
  expect(await create()).toBe(200);

  await as(admin).identity.person.edit(command({ id: personId, changes: { role: "reader" } }));
  const demoted = performance.now();
  await until(async () => (await create()) === 403, 1_000);
  await until(() => reset === "access", 1_000);
  expect(performance.now() - demoted).toBeLessThan(1_000);
});

test("somebody taken off duty is out within a second, and their sockets with them", async () => {
  const { personId } = await aPerson({ role: "rep" });
  const cookie = await cookieFor(personId);
  const socket = connect({ cookie });
  await new Promise<void>((resolve) => socket.on("hello", () => resolve()));
  await as(admin).identity.person.edit(command({ id: personId, changes: { active: false } }));
  const start = async () => (await send("/rpc/live.start", { headers: { cookie }, method: "GET" })).status;
  await until(async () => (await start()) === 401, 1_000);
  await until(() => !socket.connected, 1_000);
});

test("signing out closes the sockets of that session and leaves the person's other devices alone", async () => {
  const [here, there] = [await cookieFor(reader.personId), await cookieFor(reader.personId)];
  const sockets = [connect({ cookie: here }), connect({ cookie: there })] as const;
  await Promise.all(
    sockets.map((socket) => new Promise<void>((resolve) => socket.on("hello", () => resolve()))),
  );
  const out = await send("/api/auth/sign-out", {
    headers: { cookie: here, origin: place.origin },
    body: "{}",
  });
  expect(out.status).toBe(200);
  await until(() => !sockets[0].connected, 1_000);
  expect(sockets[1].connected).toBe(true);
  expect((await send("/rpc/live.start", { headers: { cookie: here }, method: "GET" })).status).toBe(401);
  expect((await send("/rpc/live.start", { headers: { cookie: there }, method: "GET" })).status).toBe(200);
});

test("attack 14: a deactivation ends sessions, sockets and links at once, and coming back revives none of them", async () => {
  const { personId: id } = await aPerson({ role: "rep" });
  const [cookie, elsewhere] = [await cookieFor(id), await cookieFor(id)];
  const { result } = await as(admin).identity.person.newLink(command({ id }));
  const token = result.link.split("#")[1] ?? "";
  const socket = connect({ cookie });
  await new Promise<void>((resolve) => socket.on("hello", () => resolve()));

  const handOver = { batchId: randomUUID(), to: null, teams: [] };
  await as(admin).identity.person.deactivate(command({ id, handOver }));
  const start = async (held: string) =>
    (await send("/rpc/live.start", { headers: { cookie: held }, method: "GET" })).status;
  await until(() => !socket.connected, 1_000);
  await as(admin).identity.person.edit(command({ id, changes: { active: true } }));
  expect([await start(cookie), await start(elsewhere)]).toEqual([401, 401]);
  await expect(as(null).identity.accessLink.read({ token })).rejects.toMatchObject(refusal("link_invalid"));
  expect(socket.connected).toBe(false);
});

test("attack 32: what goes wrong inside is told to the log alone", async () => {
  const cookie = await cookieFor(lead.personId);
  await prisma.$executeRawUnsafe("ALTER TABLE tag RENAME TO tag_elsewhere");
  const write = await send("/rpc/crm.tag.create", { headers: { cookie }, body: aTag() });
  const read = await send("/rpc/live.start", { headers: { cookie }, method: "GET" });
  await prisma.$executeRawUnsafe("ALTER TABLE tag_elsewhere RENAME TO tag");
  for (const answer of [write, read]) {
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/relation|tag|select|insert|prisma|postgres|node_modules|\bat /i);
  }
});
