import type { HotContext } from "@/server/core/context";

/** Work that goes on behind the requests, by the name of its task. */
export type JobTask = "import" | "push";

/** The waits between them grow: the last one comes some sixteen hours after the first. */
export const pushTries = 12;

type Wish = {
  /** Jobs of one line run one after the other; those of a task, where nothing is said. */
  readonly line?: string;
};

/**
 * Puts a job into the queue with the command's own transaction: it is there if the command is. `key`: only one with
 * it waits.
 */
export async function enqueue(
  { sql }: Pick<HotContext, "sql">,
  task: JobTask,
  key: string,
  payload: Readonly<Record<string, string>>,
  { line = task }: Wish = {},
): Promise<void> {
  await sql("SELECT 1 FROM graphile_worker.add_job($1, $2::json, queue_name := $4, job_key := $3)", [
    task,
    JSON.stringify(payload),
    key,
    line,
  ]);
}
