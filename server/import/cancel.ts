import type { ImportId } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findRunForWrite } from "./access";
import { announce } from "./step";

/** Stops behind the batch under way. What was brought in stays, and can be undone. */
export async function cancelImport(ctx: HotContext, { id }: ImportId) {
  const run = await findRunForWrite(ctx, id);
  if (run.state !== "running" && run.state !== "checking") throw new Refusal("rule", "import_not_running");
  const state = run.state === "running" ? "cancelled" : "draft";
  await ctx.sql(
    `UPDATE import_run SET state = $2::import_state, version = version + 1, ended_at = $3, updated_at = $3 WHERE id = $1`,
    [id, state, ctx.now],
  );
  announce(ctx, run);
  return { id };
}
