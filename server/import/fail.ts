import { randomUUID } from "node:crypto";
import { actorOfNobody } from "@/server/core/nobody";
import { transactHot } from "@/server/core/transact";
import { announce } from "./step";
import type { ImportRunRow } from "./view";

/** Notes why a run cannot go on; what it has done stays, and somebody may start it again or undo it. */
export async function failRun(run: ImportRunRow, failure: string): Promise<void> {
  await transactHot(actorOfNobody, { id: randomUUID(), command: "import.fail" }, async (ctx) => {
    await ctx.sql(
      `UPDATE import_run SET state = 'failed', failed_in = state, failure = $2, version = version + 1, ended_at = $3, updated_at = $3
       WHERE id = $1 AND state = $4::import_state`,
      [run.id, failure, ctx.now, run.state],
    );
    announce(ctx, run);
  });
}
