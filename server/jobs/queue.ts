import type { HotContext } from "@/server/core/context";

/** Work that goes on behind the requests, by the name of its task. */
export type JobTask = "import";

/**
 * Puts a job into the queue with the command's own transaction: it is there if the command is. `key`: only one with
 * it waits. Jobs of one task run one after the other.
 */
export async function enqueue(
  { sql }: Pick<HotContext, "sql">,
  task: JobTask,
  key: string,
  payload: Readonly<Record<string, string>>,
): Promise<void> {
  await sql("SELECT 1 FROM graphile_worker.add_job($1, $2::json, queue_name := $1, job_key := $3)", [
    task,
    JSON.stringify(payload),
    key,
  ]);
}
