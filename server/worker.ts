import { closeDatabase, sql } from "./core/db";
import { log } from "./core/log";
import { startWork } from "./jobs/work";

// npm run worker: works on jobs in a process of its own, beside servers that were started with CORDEE_JOBS=0.

const worker = await startWork(sql);
log.info("working on jobs");

async function leave(): Promise<void> {
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void leave());
