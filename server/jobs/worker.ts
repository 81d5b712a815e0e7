import { Logger, run } from "graphile-worker";
import { pool } from "@/server/core/db";
import { log } from "@/server/core/log";
import type { JobTask } from "./queue";

/** What a job does. `attempt` counts from 1; a job that throws is tried again, later each time. */
export type Job = (payload: unknown, attempt: number, leaving: AbortSignal) => Promise<void>;

export type Worker = {
  /** Takes no more jobs; resolves when the one under way has come to a place where it can stop. */
  stop(): Promise<void>;
};

/** Works on jobs in this process, one at a time. */
export async function startWorker(jobs: Readonly<Record<JobTask, Job>>): Promise<Worker> {
  const leaving = new AbortController();
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") log.warn({ job: message }, "jobs");
    }),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([task, job]) => [
        task,
        (payload, { job: row }) => job(payload, row.attempts, leaving.signal),
      ]),
    ),
  });
  return {
    async stop() {
      leaving.abort();
      await runner.stop();
    },
  };
}
