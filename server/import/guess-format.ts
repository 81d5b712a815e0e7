import { type Encoding, type ImportFormat, type Separator, separators } from "@/common/import/settings";
import { guessEncoding } from "./guess-encoding";
import { type FileKind, readTable, type TableRow } from "./table";
import { sheetsOf } from "./workbook";

/** Rows that are looked at. */
const sampleRows = 100;

/** The first rows of a file. @throws BadWorkbook */
export async function firstRows(
  path: string,
  kind: FileKind,
  format: Pick<ImportFormat, "encoding" | "separator" | "sheet">,
  count: number,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(path, kind, format)) {
    rows.push(row);
    if (rows.length >= count) break;
  }
  return rows;
}

/**
 * How a file seems to be written. `french`: where nothing in it tells, 3/4 is taken for the third of April and the
 * comma for the decimal sign. @throws BadWorkbook
 */
export async function guessFormat(path: string, kind: FileKind, french: boolean): Promise<ImportFormat> {
  const encoding = kind === "csv" ? await guessEncoding(path) : "utf-8";
  const separator = kind === "csv" ? await guessSeparator(path, encoding) : ";";
  const sheet = kind === "xlsx" ? await guessSheet(path) : 0;
  const rows = await firstRows(path, kind, { encoding, separator, sheet }, sampleRows);
  const cells = rows.flatMap((row) => row.cells.filter(({ exact }) => !exact).map(({ text }) => text));
  return {
    ...{ encoding, separator, sheet },
    header: hasHeader(rows),
    days: guessDays(cells) ?? (french ? "dmy" : "mdy"),
    decimal: guessDecimal(cells) ?? (french || separator === ";" ? "," : "."),
  };
}

async function guessSheet(path: string): Promise<number> {
  const sheets = await sheetsOf(path);
  return Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  );
}

/** The separator that cuts most rows into the same number of cells, and into more than one. */
async function guessSeparator(path: string, encoding: Encoding): Promise<Separator> {
  const scored: { readonly separator: Separator; readonly score: number }[] = [];
  for (const separator of separators) {
    const rows = await firstRows(path, "csv", { encoding, separator, sheet: 0 }, 30);
    const widths = rows.map(({ cells }) => cells.length);
    const width = mostFrequent(widths);
    const same = widths.filter((one) => one === width).length / Math.max(1, widths.length);
    scored.push({ separator, score: width > 1 ? same * 100 + Math.min(width, 20) : 0 });
  }
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.separator ?? ";";
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** A first row of words, each another one, none a number, a day or an address. */
function hasHeader([first, second]: readonly TableRow[]): boolean {
  if (!first || !second) return true;
  const words = first.cells.map(({ text }) => text.toLowerCase()).filter((text) => text !== "");
  const isData = first.cells.some(
    ({ exact, text }) => exact || /^[\d\s.,/€$%-]+$|@/.test(text.trim() || "x"),
  );
  return !isData && new Set(words).size === words.length;
}

const numericDay = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/;

function guessDays(cells: readonly string[]): "dmy" | "mdy" | null {
  for (const cell of cells) {
    const [, first, second] = numericDay.exec(cell) ?? [];
    if (Number(first) > 12) return "dmy";
    if (Number(second) > 12) return "mdy";
  }
  return null;
}

/** The sign before one or two last digits; a sign that comes twice, or before three digits, only groups them. */
function guessDecimal(cells: readonly string[]): "," | "." | null {
  let [comma, point] = [0, 0];
  for (const cell of cells) {
    const sign = /^[^\d]*\d[\d\s.,'’\u00a0\u202f]*([.,])\d{1,2}(?:\D*)$/.exec(cell)?.[1];
    if (numericDay.test(cell) || cell.length > 30) continue;
    if (sign === ",") comma++;
    if (sign === ".") point++;
  }
  if (comma === point) return null;
  return comma > point ? "," : ".";
}
