import type { HotContext } from "@/server/core/context";
import { enqueue } from "@/server/jobs/queue";
import { announce } from "./step";
import type { ImportRunRow } from "./view";

/** Starts a phase of an import from its first row: counts from nought, and a job that does it. */
export async function begin(
  ctx: HotContext,
  run: ImportRunRow,
  state: "checking" | "running",
): Promise<void> {
  await ctx.sql("DELETE FROM import_problem WHERE run_id = $1", [run.id]);
  await ctx.sql(
    `UPDATE import_run SET state = $2::text::import_state, actor_id = $3, cursor = 0, created = 0, updated = 0, unchanged = 0,
       failed = 0, failure = NULL, ended_at = NULL, beat_at = now(), version = version + 1, updated_at = $4::timestamptz,
       unknown = CASE WHEN $2 = 'checking' THEN '[]'::jsonb ELSE unknown END,
       started_at = CASE WHEN $2 = 'running' THEN $4::timestamptz END
     WHERE id = $1`,
    [run.id, state, ctx.actor.personId, ctx.now],
  );
  await work(ctx, run);
}

/** A job for a run as it stands, and its news for everybody. */
export async function work(ctx: HotContext, run: Pick<ImportRunRow, "id" | "personId">): Promise<void> {
  await enqueue(ctx, "import", `import:${run.id}`, { id: run.id });
  announce(ctx, run);
}
