import type { ConfigureImportInput, ImportSettings } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { findRunForWrite } from "./access";
import { belongs, guessColumns } from "./guess-columns";
import { firstRows } from "./guess-format";
import { hasFile, pathOfRun } from "./run-files";
import { announce } from "./step";
import { fileKindOf, type ImportRunRow } from "./view";

/** Says how the file is to be read and what becomes of it. What was found out with other settings is forgotten. */
export async function configureImport(ctx: HotContext, { id, settings }: ConfigureImportInput) {
  const run = await findRunForWrite(ctx, id);
  if (!["draft", "checked", "checking", "failed"].includes(run.state) || run.startedAt)
    throw new Refusal("rule", "import_started");
  const columns = isReadAnew(run.settings, settings) ? await guessed(run, settings) : settings.columns;
  const fields = columns.filter((field) => field !== null);
  if (new Set(fields).size < fields.length) throw invalid("columns", "twice");
  if (!fields.every((field) => belongs(settings.kind, field))) throw invalid("columns", "unknown");
  await ctx.sql(
    `UPDATE import_run SET settings = $2::jsonb, state = 'draft', cursor = 0, total = NULL, created = 0, updated = 0,
       unchanged = 0, failed = 0, unknown = '[]', failure = NULL, version = version + 1, updated_at = $3 WHERE id = $1`,
    [id, JSON.stringify({ ...settings, columns }), ctx.now],
  );
  announce(ctx, run);
  return { id };
}

/** Columns are others then: what was chosen for the former ones would fall on the wrong ones. */
function isReadAnew(before: ImportSettings, { kind, format }: ImportSettings): boolean {
  const marks = (["encoding", "separator", "sheet", "header"] as const).map(
    (part) => before.format[part] === format[part],
  );
  return kind !== before.kind || marks.includes(false);
}

async function guessed({ id, fileName }: ImportRunRow, { kind, format }: ImportSettings) {
  if (!(await hasFile(id))) throw new Refusal("rule", "file_gone");
  const [first] = await firstRows(pathOfRun(id), fileKindOf(fileName), format, 1).catch(() => []);
  const header = first?.cells.map(({ text }) => (format.header ? text.slice(0, 200) : "")) ?? [];
  return guessColumns(kind, header).slice(0, 500);
}
