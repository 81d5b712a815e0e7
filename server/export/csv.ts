import { neutralised } from "@/common/spreadsheet/neutral";
import type { Sql } from "@/server/core/db";
import type { CellKind, Cells, Manner, Sheet } from "./sheet";
import { wallClock } from "./wall-clock";

type Style = {
  readonly separator: string;
  readonly decimal: string;
  readonly day: (day: string) => string;
};

/** What Excel expects where people speak the language; other separators would put each row into one cell. */
const styles: Record<string, Style> = {
  fr: { separator: ";", decimal: ",", day: (day) => day.split("-").reverse().join("/") },
  en: { separator: ",", decimal: ".", day: (day) => day },
};
const plain: Style = { separator: ",", decimal: ".", day: (day) => day };

/** Without it Excel reads accents in the code page of the machine. */
const byteOrderMark = "\ufeff";

/** A list as text, a page of rows at a time. */
export async function* writeCsv(sheet: Sheet, manner: Manner, sql: Sql): AsyncGenerator<string> {
  const style = styles[manner.locale] ?? plain;
  const kinds = sheet.columns.map(({ kind }) => kind);
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => quoted(cell, style.separator)).join(style.separator)}\r\n`;
  const row = (cells: Cells) =>
    line(cells.map((cell, at) => (cell === null ? "" : written(cell, kinds[at] ?? "text", style, manner))));
  yield byteOrderMark + line(sheet.columns.map(({ header }) => neutralised(header)));
  for await (const rows of sheet.pages(sql)) yield rows.map(row).join("");
}

function written(cell: string, kind: CellKind, style: Style, { timeZone }: Manner): string {
  if (kind === "text") return neutralised(cell);
  if (kind === "day") return style.day(cell);
  if (kind === "money" || kind === "number") return cell.replace(".", style.decimal);
  const [day = "", time = ""] = wallClock(cell, timeZone).split(" ");
  return `${style.day(day)} ${time.slice(0, 5)}`;
}

function quoted(cell: string, separator: string): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(separator);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
