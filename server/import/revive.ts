import { randomUUID } from "node:crypto";
import { sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { actorOfNobody } from "@/server/core/nobody";
import { transactHot } from "@/server/core/transact";
import { enqueue } from "@/server/jobs/queue";

/**
 * Finds imports whose worker was killed: they give no sign of life, and their job is still marked as being worked on.
 * It is given back to the queue. Where the worker was only slow the two do each other no harm: the cursor moves with the
 * rows, and whoever finds it moved stops.
 */
export async function reviveImports(): Promise<void> {
  const silent = await sql<{ id: string }>(
    `SELECT id FROM import_run WHERE state IN ('checking', 'running', 'undoing')
       AND beat_at < now() - interval '10 seconds'`,
    [],
    "imports-silent",
  );
  for (const { id } of silent) await revive(id);
}

async function revive(id: string): Promise<void> {
  await transactHot(actorOfNobody, { id: randomUUID(), command: "import.revive" }, async (ctx) => {
    const key = `import:${id}`;
    const jobs = await ctx.sql<{ workerId: string | null }>(
      `SELECT locked_by AS "workerId" FROM graphile_worker.jobs WHERE key = $1`,
      [key],
    );
    const held = jobs.flatMap(({ workerId }) => workerId ?? []);
    if (jobs.length > 0 && held.length === 0) return;
    await ctx.sql("SELECT graphile_worker.force_unlock_workers($1::text[])", [held]);
    await ctx.sql("UPDATE import_run SET beat_at = now() WHERE id = $1", [id]);
    await enqueue(ctx, "import", key, { id });
    log.warn({ import: id }, "an import was left by its worker and goes on");
  });
}
