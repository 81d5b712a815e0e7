import type { ImportPreview, ImportProblemRow, ImportRunRecord } from "@/common/import/records";
import type { ImportId } from "@/common/import/settings";
import type { ReadContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { canSee, findRun, mustImport } from "./access";
import { firstRows } from "./guess-format";
import { hasFile, pathOfRun } from "./run-files";
import { sampleOf } from "./sample";
import { fileKindOf, readRuns, view } from "./view";
import { sheetsOf } from "./workbook";
import { BadWorkbook } from "./zip-parts";

/** The newest imports that this person may know of. */
export async function listImports(ctx: ReadContext): Promise<readonly ImportRunRecord[]> {
  mustImport(ctx.actor);
  const rows = await readRuns(ctx.sql, null);
  return [...rows.values()].filter((row) => canSee(ctx.actor, row)).map(view);
}

const sampleRows = 8;

/** The first rows of the file as they will be read with the settings that it has. */
export async function previewImport(ctx: ReadContext, { id }: ImportId): Promise<ImportPreview> {
  const run = await findRun(ctx, id);
  if (!(await hasFile(id))) throw new Refusal("rule", "file_gone");
  const { settings, fileName } = run;
  const path = pathOfRun(id);
  const fileKind = fileKindOf(fileName);
  try {
    const rows = await firstRows(path, fileKind, settings.format, sampleRows + 1);
    const header = settings.format.header ? (rows.shift()?.cells.map(({ text }) => text) ?? []) : [];
    const width = Math.max(header.length, settings.columns.length, ...rows.map(({ cells }) => cells.length));
    return {
      ...{ settings, fileKind, unknown: run.unknown, remembered: await isRemembered(ctx, run) },
      sheets: fileKind === "xlsx" ? (await sheetsOf(path)).map(({ name }) => name) : [],
      header: Array.from({ length: width }, (_, column) => header[column] ?? ""),
      rows: rows
        .slice(0, sampleRows)
        .map(({ cells }) =>
          Array.from({ length: width }, (_, column) => sampleOf(settings, column, cells[column])),
        ),
    };
  } catch (error) {
    throw error instanceof BadWorkbook ? new Refusal("rule", "import_unreadable") : error;
  }
}

async function isRemembered(
  ctx: ReadContext,
  { id, signature }: { id: string; signature: string },
): Promise<boolean> {
  const earlier = await ctx.sql(
    "SELECT 1 FROM import_run WHERE signature = $1 AND signature <> '' AND id <> $2 AND started_at IS NOT NULL LIMIT 1",
    [signature, id],
  );
  return earlier.length > 0;
}

/** Rows shown of those that were left out; the file of them has all. */
const mostShown = 50;

export async function importProblems(
  ctx: ReadContext,
  { id }: ImportId,
): Promise<readonly ImportProblemRow[]> {
  await findRun(ctx, id);
  return ctx.sql<ImportProblemRow>(
    `SELECT row, cells, problems FROM import_problem WHERE run_id = $1 ORDER BY row LIMIT ${mostShown}`,
    [id],
    "import-problems-shown",
  );
}
