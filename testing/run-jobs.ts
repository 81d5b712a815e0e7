import { Logger, runOnce, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import { afterAll } from "vitest";
import { sql } from "@/server/core/db";
import { env } from "@/server/core/env";
import { opportunitySight } from "@/server/crm/opportunity/access";
import { partnerSight } from "@/server/messaging/note/on-partner";
import { pushJob } from "@/server/messaging/push/push.job";

/** Of its own: graphile-worker wants its listeners on one, and to see it ended. */
const pool = new Pool({ connectionString: env.databaseUrl, max: 2 });
pool.on("error", () => undefined);
pool.on("connect", (client) => client.on("error", () => undefined));
afterAll(() => pool.end());

const quiet = new Logger(() => () => undefined);
const push = pushJob(sql, { "crm.opportunity": opportunitySight, "partners.partner": partnerSight });
const never = new AbortController().signal;

/** Works through the messages that are due, as the server's worker does; those that fail wait for their next try. */
export async function runPushes(): Promise<void> {
  const taskList: TaskList = { push: (payload, { job }) => push(payload, job.attempts, never) };
  // Once may pass over one that is locked at that very moment; the server's worker would come by again.
  for (let tries = 0; tries < 20; tries++) {
    await runOnce({ pgPool: pool, logger: quiet, taskList });
    if (!(await waitingPushes()).some(({ runAt }) => runAt.getTime() <= Date.now())) return;
  }
  throw new Error("A message is due and nobody sends it.");
}

/** The waits before the next try, and those for the end of quiet hours, are over. */
export const letTimePass = () => sql("UPDATE graphile_worker._private_jobs SET run_at = now()");

/** When messages that wait will be sent. */
export const waitingPushes = () =>
  sql<{ runAt: Date; attempts: number }>(
    `SELECT run_at AS "runAt", attempts FROM graphile_worker.jobs WHERE task_identifier = 'push' ORDER BY run_at`,
  );
