import type { ImportProblemRow } from "@/common/import/records";
import { neutralised } from "@/common/spreadsheet/neutral";
import { sql } from "@/server/core/db";
import { firstRows } from "./guess-format";
import { type languageOf, problemTexts } from "./problem-text";
import { hasFile, pathOfRun } from "./run-files";
import { fileKindOf, type ImportRunRow } from "./view";

const page = 500;

/**
 * The rows that were left out, as a file to be corrected and imported again: the columns of the original, and behind
 * them what is wrong. Comes in pieces. Written so that Excel opens it, and runs nothing of it.
 */
export async function* problemFile(run: ImportRunRow, language: ReturnType<typeof languageOf>) {
  const { header: problemHeader, text } = problemTexts(language);
  const header = await headerOf(run);
  yield `\ufeff${line([...header, problemHeader])}`;
  let after = 0;
  for (;;) {
    const rows = await sql<ImportProblemRow>(
      `SELECT row, cells, problems FROM import_problem WHERE run_id = $1 AND row > $2 ORDER BY row LIMIT ${page}`,
      [run.id, after],
      "import-problems-page",
    );
    const pieces = rows.map(({ cells, problems }) =>
      line([...header.map((_, column) => cells[column] ?? ""), problems.map(text).join("; ")]),
    );
    yield pieces.join("");
    if (rows.length < page) return;
    after = rows.at(-1)?.row ?? after;
  }
}

/** As it stands in the file; where it has none, the names of the fields. */
async function headerOf({ id, fileName, settings }: ImportRunRow): Promise<readonly string[]> {
  const { format, columns } = settings;
  if (format.header && (await hasFile(id))) {
    const [first] = await firstRows(pathOfRun(id), fileKindOf(fileName), format, 1);
    const cells = first?.cells.map(({ text }) => text) ?? [];
    return columns.map((_, column) => cells[column] ?? "");
  }
  return columns.map((field, column) => field ?? String(column + 1));
}

/** Semicolons, as spreadsheets in much of Europe expect them; whoever expects commas is told by the first import of it. */
const line = (cells: readonly string[]): string => `${cells.map(quoted).join(";")}\r\n`;

const quoted = (cell: string): string => {
  const safe = neutralised(cell);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
