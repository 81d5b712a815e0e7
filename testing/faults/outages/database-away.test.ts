import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { serverWire } from "@/ui/live/server-wire";
import type { WireError } from "@/ui/live/wire";
import { AppProcess, type Bundle, bundleServer } from "../../harness/app-process";
import { leanFetch } from "../../harness/lean-fetch";
import { aPerson } from "../../people";
import { anOpportunity, aStage } from "../../pipeline";
import { cookieFor } from "../../session-row";
import { until } from "../../until";
import { postgres } from "../behind-own-postgres";

let bundle: Bundle;
let app: AppProcess;
let cookie = "";
let stageId = "";
beforeAll(async () => {
  await prisma.company.create({ data: { name: "Broken" } });
  cookie = await cookieFor((await aPerson({ role: "admin" })).personId);
  stageId = await aStage();
  bundle = await bundleServer();
  app = await AppProcess.start(bundle, { DATABASE_POOL: "4", DATABASE_PATIENCE: "1" });
});
afterEach(() => postgres.network.fair());
afterAll(async () => {
  await app.kill();
  bundle.remove();
});

const wire = () => serverWire({ url: `${app.origin}/rpc`, headers: { cookie }, fetch: leanFetch });
const aTag = () => ({ id: randomUUID(), name: `Tag ${randomUUID()}`, hue: 1 });
const create = (input: ReturnType<typeof aTag>, mutationId: string = randomUUID()) =>
  wire().command("crm.tag.create", mutationId, input);
/** Sends it until it is taken, as the outbox does. */
async function insist(command: string, input: unknown) {
  const mutationId = randomUUID();
  for (;;) {
    try {
      return await wire().command(command, mutationId, input);
    } catch (error) {
      expect(error).toMatchObject({ kind: "busy", reason: "busy" });
    }
  }
}
const asked = (path: string) => leanFetch(`${app.origin}${path}`, { headers: { cookie } });

test("while the database is away every answer is 503 and says when to ask again; then all goes on", async () => {
  await create(aTag());
  postgres.network.weather.refuses = true;
  postgres.network.reset();
  for (const path of [
    "/rpc/live.start",
    `/rpc/crm.opportunity.get?input=${encodeURIComponent('{"id":"x"}')}`,
  ]) {
    const answer = await asked(path);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ error: { data: { reason: "busy" } } });
  }
  expect((await asked("/api/files/x")).status).toBe(503);
  const signIn = await leanFetch(`${app.origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "a@example.test", password: "long enough" }),
  });
  expect(signIn.status).toBe(503);
  // Six tries, as the outbox makes: at the fifth "internal" it would give up.
  for (let tries = 0; tries < 6; tries++) {
    const failure: unknown = await create(aTag()).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: "busy",
      reason: "busy",
    } satisfies Partial<WireError>);
  }
  postgres.network.fair();
  await create(aTag());
  expect(app.isAlive).toBe(true);
});

test("connections that break in the middle of transactions end no process, and no command is done twice", async () => {
  const held = await holdTheClock();
  const tags = Array.from({ length: 12 }, aTag);
  const notes = await Promise.all(
    tags.map(async () => ({ id: await anOpportunity({ stageId }), body: `note ${randomUUID()}` })),
  );
  // With the typed client, and without.
  const done = [
    ...tags.map((input) => insist("crm.tag.create", input)),
    ...notes.map((input) => insist("crm.opportunity.addNote", input)),
  ];
  // Each has written its tag and waits for the clock.
  await until(async () => (await waitingForClock()) > 0);
  for (let cut = 0; cut < 3; cut++) {
    await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'cordee' AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`);
    await until(async () => (await waitingForClock()) > 0);
  }
  await held.release();
  const replies = await Promise.all(done);
  expect(new Set(replies.map(({ seq }) => seq)).size).toBe(done.length);
  expect(await prisma.tag.count({ where: { id: { in: tags.map(({ id }) => id) } } })).toBe(tags.length);
  expect(await prisma.timelineEntry.count({ where: { kind: "note" } })).toBe(notes.length);
  const ids = [...tags, ...notes].map(({ id }) => id);
  expect(await prisma.changeLog.count({ where: { recordId: { in: ids } } })).toBe(done.length);
  expect(app.isAlive).toBe(true);
});

test("whoever finds every connection taken is told to come again, and then is served", async () => {
  const held = await holdTheClock();
  const crowd = Array.from({ length: 12 }, () => create(aTag()).catch((error: unknown) => error));
  const outcomes = await Promise.all(crowd);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: "busy", reason: "busy" });
  await held.release();
  await create(aTag());
});

test("a server that may not write says so, keeps nothing of the command and goes on reading", async () => {
  const [input, mutationId] = [aTag(), randomUUID()];
  await readOnly("on");
  try {
    expect(await create(input, mutationId).catch((error: unknown) => error)).toMatchObject({
      kind: "busy",
      reason: "server_read_only",
    });
    expect((await wire().start()).tags.map(({ id }) => id)).not.toContain(input.id);
  } finally {
    await readOnly("off");
  }
  await until(async () => (await create(input, mutationId).catch(() => null)) !== null);
  expect((await wire().start()).tags.map(({ id }) => id)).toContain(input.id);
});

/** For everybody who connects from now on; who is connected has to do so anew. */
async function readOnly(to: "on" | "off"): Promise<void> {
  const client = new Client({
    connectionString: postgres.url,
    options: "-c default_transaction_read_only=off",
  });
  await client.connect();
  const [row] = (await client.query<{ name: string }>("SELECT current_database() AS name")).rows;
  await client.query(`ALTER DATABASE ${row?.name} SET default_transaction_read_only = ${to}`);
  await client.end();
  postgres.network.reset();
}

/** A transaction of somebody else's that has taken the clock and does not end. */
async function holdTheClock() {
  const client = new Client({ connectionString: postgres.url, application_name: "holder" });
  await client.connect();
  await client.query("BEGIN");
  await client.query("UPDATE clock SET seq = seq");
  return {
    release: async () => {
      await client.query("ROLLBACK");
      await client.end();
    },
  };
}

/** How many commands wait for the clock. */
async function waitingForClock(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE application_name = 'cordee' AND wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
