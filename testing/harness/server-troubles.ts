import { Client } from "pg";
import { inStatements, sql } from "@/server/core/db";
import { readClock } from "@/server/live/log";
import { newId } from "@/ui/live/new-id";
import { postgres } from "../faults/behind-own-postgres";
import { until } from "../until";
import { acts, perform } from "./acts";
import type { Scene } from "./troubles";
import type { World } from "./world";

/** Milliseconds within which writes go on after PostgreSQL was killed, its own start included. */
const resumesWithin = 10_000;

/** PostgreSQL is killed in the middle of writing. */
export async function killPostgres({ world }: Scene): Promise<void> {
  const begun = performance.now();
  postgres.kill();
  await postgres.restart();
  await world.asAdmin("crm.tag.create", { id: newId(), name: `Back ${newId()}`, hue: 1 });
  const took = Math.round(performance.now() - begun);
  if (took > resumesWithin + 20 * world.pace.jitter)
    world.violations.push(`I1: writes went on only ${took} ms after PostgreSQL was killed`);
}

/** Somebody's transaction holds the clock, or an old state of everything, and does not end for a while. */
export async function holdTransaction(takesClock: boolean, milliseconds: number): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await client.query(takesClock ? "SELECT seq FROM clock FOR UPDATE" : "SELECT count(*) FROM opportunity");
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await client.query("ROLLBACK");
  } catch {
    // Its connection was cut as others are.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The whole log is forgotten, as far as the processes have handed it on: whoever lags behind needs a new snapshot. Not
 * while a process starts, which cannot say from where it reads the log.
 */
export async function trimLog(world: World): Promise<void> {
  if (world.apps.some(({ isRunning }) => !isRunning)) return;
  await inStatements(async ({ sql, commit }) => {
    await sql("SELECT seq FROM clock FOR UPDATE");
    await world.log.look();
    await until(async () => (await Promise.all(world.apps.map(lagOf))).every((lag) => lag === 0), 2_000, 20);
    await sql("DELETE FROM change_log");
    await commit();
  }).catch(() => undefined);
}

async function lagOf({ origin }: World["apps"][number]): Promise<number> {
  const headers = { authorization: `Bearer ${process.env["CORDEE_METRICS_TOKEN"]}` };
  const figures = await (await fetch(`${origin}/metrics`, { headers })).text();
  return Number(/^cordee_feed_lag_changes (\d+)$/m.exec(figures)?.[1] ?? Number.NaN);
}

/** A backup is put back: what people did since it was made is gone, on every device too. */
export async function restoreBackup(scene: Scene): Promise<void> {
  const { world, clients, random, promised } = scene;
  await world.settled();
  await postgres.backUp();
  for (let step = 0; step < 12; step++) {
    void perform(random.weighted(acts), { world, client: random.pick(clients), random });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await world.withoutApps(async () => {
    await world.log.rewound(async () => {
      await postgres.restore();
      await until(() => sql("SELECT 1").then(isDone, isNot), 10_000, 20);
      return (await readClock(sql)).seq;
    });
    promised.clear();
    for (const client of clients) client.forgetEpoch();
  });
}

const isDone = () => true;
const isNot = () => false;
