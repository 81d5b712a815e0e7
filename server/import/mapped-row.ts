import { createHash } from "node:crypto";
import type { ImportField } from "@/common/import/fields";
import type { ProblemCode, RowProblem } from "@/common/import/problem";
import type { ImportFormat } from "@/common/import/settings";
import { restored } from "@/common/spreadsheet/neutral";
import type { Cell, TableRow } from "./table";

/** A row with its cells under the fields that they go into. What is wrong with it is collected in `problems`. */
export type MappedRow = {
  readonly number: number;
  readonly cells: ReadonlyMap<ImportField, Cell>;
  readonly format: Pick<ImportFormat, "days" | "decimal">;
  readonly problems: RowProblem[];
  /** As it stood in the file. */
  readonly raw: readonly string[];
  /** What the file knows the record by; null: nothing. */
  readonly key: string | null;
  /** Two rows that say the same have the same one. */
  readonly digest: string;
};

type Columns = readonly (ImportField | null)[];

export function mapRow(table: TableRow, columns: Columns, format: MappedRow["format"]): MappedRow {
  const row = { ...table, cells: table.cells.map((cell) => ({ ...cell, text: storable(cell.text) })) };
  const cells = new Map<ImportField, Cell>();
  for (const [index, field] of columns.entries()) {
    const cell = row.cells[index];
    if (field && cell && cell.text !== "") cells.set(field, { ...cell, text: restored(cell.text).trim() });
  }
  const isTooLong = row.cells.slice(columns.length).some(({ text }) => text !== "");
  const problem = row.problem ?? (isTooLong ? "columns" : null);
  const widths = { value: String(row.cells.length), detail: String(columns.length) };
  const problems: RowProblem[] = problem
    ? [{ field: null, code: problem, ...(problem === "columns" && widths) }]
    : [];
  return {
    ...{ number: row.number, cells, format, problems, raw: row.cells.map(({ text }) => text) },
    key: keyOf(cells),
    digest: digestOf(cells),
  };
}

/** The database keeps neither zero characters nor halves of one. */
const storable = (text: string): string => text.replace(/\0|\p{Cs}/gu, "");

function keyOf(cells: ReadonlyMap<ImportField, Cell>): string | null {
  const key = cells.get("key")?.text ?? "";
  return key === "" ? null : key.slice(0, 120);
}

function digestOf(cells: ReadonlyMap<ImportField, Cell>): string {
  const said = [...cells]
    .map(([field, { text }]) => [field, text])
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 22);
}

/** Notes what is wrong with a cell; null, so that readers can answer with it. */
export function problemIn(
  row: MappedRow,
  field: ImportField | null,
  code: ProblemCode,
  detail?: string,
): null {
  const value = field ? (row.cells.get(field)?.text ?? "") : "";
  row.problems.push({
    ...{ field, code },
    ...(value !== "" && { value: value.length > 80 ? `${value.slice(0, 80)}…` : value }),
    ...(detail !== undefined && { detail }),
  });
  return null;
}

export const textOf = (row: MappedRow, field: ImportField): string => row.cells.get(field)?.text ?? "";
