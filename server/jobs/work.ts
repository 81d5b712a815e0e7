import type { Sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { opportunitySight } from "@/server/crm/opportunity/access";
import { reviveImports } from "@/server/import/revive";
import { importJob } from "@/server/import/run.job";
import { partnerSight } from "@/server/messaging/note/on-partner";
import { pushJob } from "@/server/messaging/push/push.job";
import { revivePushes } from "@/server/messaging/push/revive";
import { startWorker, type Worker } from "./worker";

/** Milliseconds between two looks for jobs whose worker was killed. */
const lookEvery = 2_000;

/** Everything that goes on behind the requests, in this process. */
export async function startWork(sql: Sql): Promise<Worker> {
  const worker = await startWorker({
    import: importJob,
    push: pushJob(sql, { "crm.opportunity": opportunitySight, "partners.partner": partnerSight }),
  });
  const look = () =>
    Promise.all([reviveImports(), revivePushes(sql)]).catch((error: unknown) =>
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
