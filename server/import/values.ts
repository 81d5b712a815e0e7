import * as z from "zod/mini";
import { day, email, money, text } from "@/common/fields";
import type { ImportField } from "@/common/import/fields";
import { partnerFields } from "@/common/partners/partner";
import { searchText } from "@/common/search-text";
import { type MappedRow, problemIn, textOf } from "./mapped-row";
import { countryByName, languageByName } from "./place-names";

/** Readers of one cell each. What is wrong goes to the row's problems; null then, or where the cell is empty. */

/** Made once: making a check costs more than using it. */
const anyText = text(0, 1_000_000);

/** One line of text: breaks inside a quoted cell become spaces. */
export const lineIn = (row: MappedRow, field: ImportField, longest: number): string | null =>
  checked(row, field, longest, textOf(row, field).replace(/\s*[\r\n]\s*/g, " "));

/** Text of several lines. */
export const paragraphsIn = (row: MappedRow, field: ImportField, longest: number): string | null =>
  checked(row, field, longest, textOf(row, field).replace(/\r\n?/g, "\n"));

function checked(row: MappedRow, field: ImportField, longest: number, cell: string): string | null {
  if (cell === "") return null;
  if (cell.length > longest) return problemIn(row, field, "tooLong", String(longest));
  const parsed = z.safeParse(anyText, cell);
  return parsed.success ? parsed.data || null : problemIn(row, field, "controlCharacter");
}

/** Empty is a problem too, and answers "". */
export function neededIn(row: MappedRow, field: ImportField, longest: number): string {
  const before = row.problems.length;
  const cell = lineIn(row, field, longest);
  if (cell === null && row.problems.length === before) problemIn(row, field, "empty");
  return cell ?? "";
}

/** Addresses are kept in lower case, as signing in compares them. */
export function emailIn(row: MappedRow, field: ImportField): string | null {
  const cell = textOf(row, field).toLowerCase();
  if (cell === "" || z.safeParse(email, cell).success) return cell || null;
  return problemIn(row, field, "email");
}

export function websiteIn(row: MappedRow, field: ImportField): string | null {
  const cell = textOf(row, field);
  if (cell === "" || z.safeParse(partnerFields.website, cell).success) return cell || null;
  return problemIn(row, field, "website");
}

/** Spaces of all kinds and the apostrophe group digits; currencies may stand beside them. */
const beside = /[\s\u00a0\u202f'’]|€|\$|£|eur|chf|usd|gbp/gi;

/** A number as it is written with a decimal sign, as plain digits; null where it is none. */
export function plainNumber(cell: string, decimal: "," | "."): string | null {
  const bare = cell.replace(beside, "");
  const group = decimal === "," ? "\\." : ",";
  const written = new RegExp(`^([+-]?)(\\d+|\\d{1,3}(?:${group}\\d{3})+)(?:\\${decimal}(\\d*))?$`).exec(bare);
  if (!written) return null;
  const [, sign = "", whole = "", decimals = ""] = written;
  const digits = whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  return `${sign === "-" ? "-" : ""}${digits}${decimals && `.${decimals}`}`;
}

function numberIn(row: MappedRow, field: ImportField): string | null {
  const cell = row.cells.get(field);
  if (!cell) return null;
  return plainNumber(cell.text, cell.exact ? "." : row.format.decimal);
}

/** An amount in the wire's form, "15552.70"; more decimals are rounded. */
export function moneyIn(row: MappedRow, field: ImportField): string | null {
  if (!row.cells.has(field)) return null;
  const plain = numberIn(row, field);
  const rounded = plain === null ? null : toCents(plain);
  return rounded !== null && z.safeParse(money, rounded).success ? rounded : problemIn(row, field, "money");
}

/** Half up, on digits alone: a float would lose cents of large amounts. */
function toCents(plain: string): string | null {
  if (plain.startsWith("-")) return /[1-9]/.test(plain) ? null : "0.00";
  const [whole = "0", decimals = ""] = plain.split(".");
  const thousandths = BigInt(`${whole}${decimals.padEnd(3, "0").slice(0, 3)}`);
  const cents = ((thousandths + 5n) / 10n).toString().padStart(3, "0");
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
}

/** 0–100 with two decimals; a workbook's 0.25 shown as 25 % is 25. */
export function percentIn(row: MappedRow, field: ImportField): string | null {
  const cell = row.cells.get(field);
  if (!cell) return null;
  const plain = plainNumber(cell.text.replace(/%$/, ""), cell.exact ? "." : row.format.decimal);
  const value = plain === null ? Number.NaN : Number(plain);
  const percent = cell.exact && value > 0 && value < 1 ? value * 100 : value;
  return percent >= 0 && percent <= 100
    ? (Math.round(percent * 100) / 100).toFixed(2)
    : problemIn(row, field, "percent");
}

/** 2026-12-31, 31/12/2026, 31.12.26 and their like, with a time of day or without. */
export function dayIn(row: MappedRow, field: ImportField): string | null {
  const cell = textOf(row, field);
  if (cell === "") return null;
  const found = plainDay(cell, row.format.days);
  return found !== null && z.safeParse(day, found).success ? found : problemIn(row, field, "day");
}

export function plainDay(cell: string, order: "dmy" | "mdy"): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(cell);
  if (iso) return isoDay(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T\s].*)?$/.exec(cell);
  if (!local) return null;
  const [, first, second, year = ""] = local;
  const full = year.length === 4 ? year : `${Number(year) < 70 ? "20" : "19"}${year}`;
  return order === "dmy" ? isoDay(full, second, first) : isoDay(full, first, second);
}

const isoDay = (year = "", month = "", date = "") =>
  `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;

const yes = new Set(["1", "yes", "y", "true", "x", "oui", "o", "vrai"]);
const no = new Set(["", "0", "no", "n", "false", "non", "faux"]);

export function flagIn(row: MappedRow, field: ImportField): boolean {
  const cell = searchText(textOf(row, field));
  if (!yes.has(cell) && !no.has(cell)) problemIn(row, field, "flag");
  return yes.has(cell);
}

export function wholeIn(row: MappedRow, field: ImportField, low: number, high: number): number | null {
  if (!row.cells.has(field)) return null;
  const value = Number(numberIn(row, field) ?? Number.NaN);
  return Number.isInteger(value) && value >= low && value <= high
    ? value
    : problemIn(row, field, "whole", `${low}–${high}`);
}

/** One of a closed set, by any of its words. */
export function choiceIn<T>(row: MappedRow, field: ImportField, words: ReadonlyMap<string, T>): T | null {
  const cell = searchText(textOf(row, field));
  if (cell === "") return null;
  return words.get(cell) ?? problemIn(row, field, "choice", [...words.keys()].join(", "));
}

/** For `choiceIn`: words of each value, apart by “|”. */
export const wordsOf = <T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.keys(words) as T[]).flatMap((value) =>
      words[value].split("|").map((word) => [word, value] as const),
    ),
  );

export function countryIn(row: MappedRow, field: ImportField): string | null {
  const cell = textOf(row, field);
  return cell === "" ? null : (countryByName(cell) ?? problemIn(row, field, "country"));
}

export function languageIn(row: MappedRow, field: ImportField): string | null {
  const cell = textOf(row, field);
  return cell === "" ? null : (languageByName(cell) ?? problemIn(row, field, "language"));
}

/** Parts of a cell that lists several. */
export const partsIn = (row: MappedRow, field: ImportField): string[] =>
  textOf(row, field)
    .split(/[;,|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
