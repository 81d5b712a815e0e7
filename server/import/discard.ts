import type { ImportId } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { audience, findRunForWrite } from "./access";

/** Forgets an import that brought nothing in; its file goes with the next clean-up. */
export async function discardImport(ctx: HotContext, { id }: ImportId) {
  const run = await findRunForWrite(ctx, id);
  if (run.startedAt) throw new Refusal("rule", "import_started");
  await ctx.sql("DELETE FROM import_run WHERE id = $1", [id]);
  ctx.changed("import.run", id, { op: "deleted", before: audience(run), after: [] });
  return { id };
}
