import type { Sql } from "@/server/core/db";

/** Gives messages back to the queue whose worker was killed: one that lives has its answer within seconds. */
export async function revivePushes(sql: Sql): Promise<void> {
  await sql(
    `SELECT graphile_worker.force_unlock_workers(workers) FROM (
       SELECT array_agg(DISTINCT locked_by) AS workers FROM graphile_worker.jobs
       WHERE task_identifier = 'push' AND locked_at < now() - interval '1 minute'
     ) lost WHERE workers IS NOT NULL`,
    [],
    "pushes-lost",
  );
}
