import type { ConfigureImportInput } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { findRunForWrite } from "./access";
import { belongs } from "./guess-columns";
import { announce } from "./step";

/** Says how the file is to be read and what becomes of it. What was found out with other settings is forgotten. */
export async function configureImport(ctx: HotContext, { id, settings }: ConfigureImportInput) {
  const run = await findRunForWrite(ctx, id);
  if (!["draft", "checked", "checking", "failed"].includes(run.state) || run.startedAt)
    throw new Refusal("rule", "import_started");
  const fields = settings.columns.filter((field) => field !== null);
  if (new Set(fields).size < fields.length) throw invalid("columns", "twice");
  if (!fields.every((field) => belongs(settings.kind, field))) throw invalid("columns", "unknown");
  await ctx.sql(
    `UPDATE import_run SET settings = $2::jsonb, state = 'draft', cursor = 0, total = NULL, created = 0, updated = 0,
       unchanged = 0, failed = 0, unknown = '[]', failure = NULL, version = version + 1, updated_at = $3 WHERE id = $1`,
    [id, JSON.stringify(settings), ctx.now],
  );
  announce(ctx, run);
  return { id };
}
