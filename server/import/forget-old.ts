import type { Sql } from "@/server/core/db";
import { filesOfRuns, removeFile } from "./run-files";

/** Files and the rows left out of them are kept for 30 days, what it takes to undo an import for half a year. */
export async function forgetOldImports(over: Sql): Promise<void> {
  const ids = await filesOfRuns();
  const young = await over<{ id: string }>(
    `SELECT id FROM import_run WHERE id = ANY($1::uuid[]) AND created_at > now() - interval '30 days'`,
    [ids],
  );
  const kept = new Set(young.map(({ id }) => id));
  for (const id of ids.filter((one) => !kept.has(one))) await removeFile(id);
  await over(
    `DELETE FROM import_problem p USING import_run r
     WHERE p.run_id = r.id AND r.created_at < now() - interval '30 days'`,
  );
  await over(
    `DELETE FROM import_record p USING import_run r
     WHERE p.run_id = r.id AND r.created_at < now() - interval '180 days'`,
  );
}
