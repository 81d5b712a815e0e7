import { setTimeout as pause } from "node:timers/promises";
import { Logger, type Runner, run } from "graphile-worker";
import { pool } from "@/server/core/db";
import { log } from "@/server/core/log";
import type { JobTask } from "./queue";

/** What a job does. `attempt` counts from 1; a job that throws is tried again, later each time. */
export type Job = (payload: unknown, attempt: number, leaving: AbortSignal) => Promise<void>;

export type Worker = {
  /** Takes no more jobs; resolves when those under way have come to a place where they can stop. */
  stop(): Promise<void>;
};

/** Milliseconds until the queue is tried again after the database was away for long. */
const tryAgainAfter = 2_000;

/** Jobs at a time. Each line has one of them at most, so that an import does not hold up what is pushed. */
const atOnce = 4;

/** Works on jobs in this process, and goes on when the database comes back. */
export async function startWorker(jobs: Readonly<Record<JobTask, Job>>): Promise<Worker> {
  const leaving = new AbortController();
  let runner = await runnerOf(jobs, leaving.signal);
  const keepRunning = async () => {
    while (!leaving.signal.aborted) {
      // It gives up after some failures in a row, such as while PostgreSQL restarts.
      await runner.promise.catch((error: unknown) => log.warn({ err: error }, "jobs: the queue went away"));
      if (leaving.signal.aborted) return;
      await pause(tryAgainAfter);
      runner = await runnerOf(jobs, leaving.signal).catch(() => runner);
    }
  };
  keepRunning().catch((error: unknown) => log.error({ err: error }, "jobs: nobody works on them any more"));
  return {
    async stop() {
      leaving.abort();
      // One that gave up by itself cannot be stopped any more.
      await runner.stop().catch(() => undefined);
    },
  };
}

const runnerOf = (jobs: Readonly<Record<JobTask, Job>>, leaving: AbortSignal): Promise<Runner> =>
  run({
    pgPool: pool,
    concurrency: atOnce,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") log.warn({ job: message }, "jobs");
    }),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([task, job]) => [
        task,
        (payload, { job: row }) => job(payload, row.attempts, leaving),
      ]),
    ),
  });
