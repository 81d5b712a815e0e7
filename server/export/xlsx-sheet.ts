import { neutralised, restored } from "@/common/spreadsheet/neutral";
import type { Sql } from "@/server/core/db";
import type { CellKind, Cells, Column, Manner, Sheet } from "./sheet";
import { wallClock } from "./wall-clock";

/** Places in the workbook's list of styles. */
const style = { heading: 1, money: 2, day: 3, instant: 4, quoted: 5 } as const;

/** Characters that a cell can hold. */
const longestCell = 32_767;

const dayMs = 86_400_000;
/** The day that Excel counts from; its first two months are one day off, which no date of ours meets. */
const dayZero = Date.UTC(1899, 11, 30);

const widths: Record<CellKind, number> = { text: 26, money: 14, number: 12, day: 12, instant: 17 };

/** The sheet's part of the workbook, a page of rows at a time. */
export async function* sheetXml(sheet: Sheet, manner: Manner, sql: Sql): AsyncGenerator<string> {
  const { columns } = sheet;
  const letters = columns.map((_, at) => letterOf(at));
  const heading = columns
    .map(({ header }, at) => textCell(`${letters[at]}1`, header, style.heading))
    .join("");
  yield `${opening(columns)}<row r="1">${heading}</row>`;
  let number = 1;
  const row = (cells: Cells): string => {
    number++;
    const written = cells.map((cell, at) =>
      cell === null ? "" : cellXml(`${letters[at]}${number}`, cell, columns[at]?.kind ?? "text", manner),
    );
    return `<row r="${number}">${written.join("")}</row>`;
  };
  for await (const rows of sheet.pages(sql)) yield rows.map(row).join("");
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1) ?? "A"}${number}"/></worksheet>`;
}

const opening = (columns: readonly Column[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map(({ kind }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[kind]}" customWidth="1"/>`)
    .join("")}</cols><sheetData>`;

function cellXml(place: string, cell: string, kind: CellKind, { timeZone }: Manner): string {
  if (kind === "number") return numberCell(place, cell);
  if (kind === "money") return numberCell(place, cell, style.money);
  if (kind === "day") return numberCell(place, String(serialOf(`${cell}T00:00:00Z`)), style.day);
  if (kind === "instant") {
    const local = wallClock(cell, timeZone).replace(" ", "T");
    return numberCell(place, serialOf(`${local}Z`).toFixed(6), style.instant);
  }
  // Text is never run; but who edits such a cell would make a formula of it without the mark.
  if (neutralised(cell) === cell) return textCell(place, cell);
  // What looks neutralised gets one sign more, for whoever reads the file takes one off.
  return textCell(place, restored(cell) === cell ? cell : neutralised(cell), style.quoted);
}

const serialOf = (instant: string): number => (Date.parse(instant) - dayZero) / dayMs;

const numberCell = (place: string, value: string, of?: number): string =>
  `<c r="${place}"${of === undefined ? "" : ` s="${of}"`}><v>${value}</v></c>`;

const textCell = (place: string, text: string, of?: number): string =>
  `<c r="${place}" t="inlineStr"${of === undefined ? "" : ` s="${of}"`}><is><t xml:space="preserve">${escaped(text.slice(0, longestCell))}</t></is></c>`;

/** As XML has it, without the characters that it cannot have. */
export const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** 0 → A, 26 → AA */
function letterOf(at: number): string {
  const rest = String.fromCharCode(65 + (at % 26));
  return at < 26 ? rest : letterOf(Math.floor(at / 26) - 1) + rest;
}
