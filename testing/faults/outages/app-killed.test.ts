import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { serverWire } from "@/ui/live/server-wire";
import { AppProcess, type Bundle, bundleServer } from "../../harness/app-process";
import { leanFetch } from "../../harness/lean-fetch";
import { aPerson } from "../../people";
import { anOpportunity, aStage } from "../../pipeline";
import { cookieFor } from "../../session-row";
import { until } from "../../until";
import { postgres } from "../behind-own-postgres";
import { TcpProxy } from "../tcp-proxy";

let bundle: Bundle;
let app: AppProcess;
let network: TcpProxy;
let cookie = "";
let stageId = "";
beforeAll(async () => {
  await prisma.company.create({ data: { name: "Killed" } });
  cookie = await cookieFor((await aPerson({ role: "admin" })).personId);
  stageId = await aStage();
  bundle = await bundleServer();
  app = await AppProcess.start(bundle);
  network = await TcpProxy.before({ host: "127.0.0.1", port: app.port });
});
afterAll(async () => {
  await network.close();
  await app.kill();
  bundle.remove();
});

type Command = {
  readonly path: string;
  readonly mutationId: string;
  readonly input: { readonly id: string; readonly [field: string]: unknown };
};

/** With the typed client, and without. */
const twoCommands = async (): Promise<readonly Command[]> => [
  {
    path: "crm.tag.create",
    mutationId: randomUUID(),
    input: { id: randomUUID(), name: `Tag ${randomUUID()}`, hue: 1 },
  },
  {
    path: "crm.opportunity.addNote",
    mutationId: randomUUID(),
    input: { id: await anOpportunity({ stageId }), body: `note ${randomUUID()}` },
  },
];

const send = ({ path, mutationId, input }: Command) =>
  serverWire({
    url: `http://127.0.0.1:${network.port}/rpc`,
    headers: { cookie },
    fetch: leanFetch,
  }).command(path, mutationId, input);

/** Until it is taken, as the outbox does. */
async function insist(command: Command) {
  for (;;) {
    try {
      return await send(command);
    } catch (error) {
      expect(error).toMatchObject({ kind: expect.stringMatching(/^(busy|network)$/) });
    }
  }
}

/** Each happened once, whole, and has one answer for ever. */
async function expectOnce(commands: readonly Command[]): Promise<void> {
  const replies = await Promise.all(commands.map(insist));
  expect(await Promise.all(commands.map(insist))).toEqual(replies);
  const ids = commands.map(({ input }) => input.id);
  const log = await prisma.changeLog.findMany({ where: { recordId: { in: ids } } });
  expect(log.map(({ seq }) => Number(seq)).sort()).toEqual(replies.map(({ seq }) => seq).sort());
  expect(await prisma.tag.count({ where: { id: { in: ids } } })).toBe(1);
  expect(await prisma.timelineEntry.count({ where: { recordId: { in: ids }, kind: "note" } })).toBe(1);
  const [claims] = await sql<{ count: number; open: number }>(
    `SELECT count(*)::int AS count, count(*) FILTER (WHERE reply IS NULL)::int AS open FROM mutation
     WHERE id = ANY($1::uuid[])`,
    [commands.map(({ mutationId }) => mutationId)],
  );
  expect(claims).toEqual({ count: commands.length, open: 0 });
}

/** What stops a command there. */
const steps = [
  ["before its claim", "LOCK TABLE mutation IN EXCLUSIVE MODE"],
  ["before its first write", "LOCK TABLE tag, opportunity, timeline_entry IN SHARE MODE"],
  ["before it takes the clock", "UPDATE clock SET seq = seq"],
] as const;

test.each(steps)(
  "killed %s, the app leaves nothing half done, and a command sent again happens once (I3, I5)",
  async (_, lock) => {
    const commands = await twoCommands();
    const held = await hold(lock);
    const first = Promise.allSettled(commands.map(send));
    await until(async () => (await waiting()) === commands.length, 30_000);
    await app.kill();
    await held.release();
    for (const outcome of await first) expect(outcome).toMatchObject({ status: "rejected" });
    await app.start();
    await expectOnce(commands);
  },
);

test("killed between commit and reply, the app answers the command sent again as it would have (I5)", async () => {
  const commands = await twoCommands();
  const held = await hold("UPDATE clock SET seq = seq");
  const first = Promise.allSettled(commands.map(send));
  await until(async () => (await waiting()) === commands.length, 30_000);
  network.fallSilent();
  await held.release();
  const ids = commands.map(({ mutationId }) => mutationId);
  const stored = () => prisma.mutation.findMany({ where: { id: { in: ids } }, orderBy: { seq: "asc" } });
  await until(async () => (await stored()).length === commands.length, 30_000);
  const before = await stored();
  await app.kill();
  network.reset();
  for (const outcome of await first) expect(outcome).toMatchObject({ status: "rejected" });

  network.speak();
  await app.start();
  await expectOnce(commands);
  expect(await stored()).toEqual(before);
});

/** A transaction of somebody else's that holds a lock and does not end. */
async function hold(lock: string) {
  const client = new Client({ connectionString: postgres.url, application_name: "holder" });
  await client.connect();
  await client.query("BEGIN");
  await client.query(lock);
  return {
    release: async () => {
      await client.query("ROLLBACK");
      await client.end();
    },
  };
}

/** How many commands wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE application_name = 'cordee' AND wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
