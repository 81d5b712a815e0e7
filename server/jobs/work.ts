import { log } from "@/server/core/log";
import { reviveImports } from "@/server/import/revive";
import { importJob } from "@/server/import/run.job";
import { startWorker, type Worker } from "./worker";

/** Milliseconds between two looks for jobs whose worker was killed. */
const lookEvery = 2_000;

/** Everything that goes on behind the requests, in this process. */
export async function startWork(): Promise<Worker> {
  const worker = await startWorker({ import: importJob });
  const look = () =>
    reviveImports().catch((error: unknown) =>
      log.warn({ err: error }, "jobs: cannot look for those left behind"),
    );
  const looking = setInterval(look, lookEvery);
  return {
    stop() {
      clearInterval(looking);
      return worker.stop();
    },
  };
}
