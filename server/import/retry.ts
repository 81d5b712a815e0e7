import type { ImportId } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findRunForWrite } from "./access";
import { work } from "./begin";

/** Goes on with one that failed, from the row at which it stood. */
export async function retryImport(ctx: HotContext, { id }: ImportId) {
  const run = await findRunForWrite(ctx, id);
  if (run.state !== "failed" || !run.failedIn) throw new Refusal("rule", "import_not_failed");
  await ctx.sql(
    `UPDATE import_run SET state = failed_in, failure = NULL, ended_at = NULL, beat_at = now(), version = version + 1,
       updated_at = $2, actor_id = $3 WHERE id = $1`,
    [id, ctx.now, ctx.actor.personId],
  );
  await work(ctx, run);
  return { id };
}
