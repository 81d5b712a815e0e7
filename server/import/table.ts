import type { ProblemCode } from "@/common/import/problem";
import type { ImportFormat } from "@/common/import/settings";
import { readCsv } from "./csv-table";
import { readWorkbook } from "./xlsx-table";

/** `exact`: a workbook said that it is a number or a day, so it is written as 1234.5 or 2026-12-31 whatever the format. */
export type Cell = { readonly text: string; readonly exact: boolean };

/** A row of a file. `number` is the one that a spreadsheet shows beside it, for CSV its line. */
export type TableRow = {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly problem: ProblemCode | null;
};

export type FileKind = "csv" | "xlsx";

/** Rows of a file as they come off the disk, empty ones left out, the header among them. */
export const readTable = (
  path: string,
  kind: FileKind,
  format: Pick<ImportFormat, "encoding" | "separator" | "sheet">,
): AsyncGenerator<TableRow> => (kind === "xlsx" ? readWorkbook(path, format.sheet) : readCsv(path, format));
