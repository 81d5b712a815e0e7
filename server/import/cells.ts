import * as z from "zod/mini";
import { email, text } from "@/common/fields";
import type { CsvRow } from "./csv-rows";

/** Made once: making a check costs more than using it. */
const anyText = text(1, 1_000_000);

/** Readers of one cell each. What is wrong goes to the row's problems, with what to do; null then, or when empty. */

/** One line of text: breaks inside a quoted cell become spaces. */
export const textIn = (row: CsvRow, column: string, longest: number): string | null =>
  checked(row, column, longest, (row.cells[column] ?? "").replace(/\s*\n\s*/g, " "));

function checked(row: CsvRow, column: string, longest: number, cell: string): string | null {
  if (cell === "") return null;
  if (cell.length > longest)
    return problem(row, `${column} is longer than ${longest} characters; shorten it`);
  const parsed = z.safeParse(anyText, cell);
  if (parsed.success) return parsed.data;
  return problem(row, `${column} holds control characters; remove them`);
}

/** Empty is a problem too, and answers "". */
export function neededIn(row: CsvRow, column: string, longest: number): string {
  const before = row.problems.length;
  const cell = textIn(row, column, longest);
  if (cell === null && row.problems.length === before) problem(row, `${column} is empty; fill it in`);
  return cell ?? "";
}

/** Addresses are kept in lower case, as signing in compares them. */
export function emailIn(row: CsvRow, column: string): string | null {
  const cell = row.cells[column]?.toLowerCase() ?? "";
  if (cell === "" || z.safeParse(email, cell).success) return cell || null;
  return problem(row, `${column} ${quoted(cell)} is not an e-mail address; correct it or leave it empty`);
}

/** 1 or 0; empty is 0. */
export function flagIn(row: CsvRow, column: string): boolean {
  const cell = row.cells[column] ?? "";
  if (!["", "0", "1"].includes(cell)) problem(row, `${column} ${quoted(cell)} is neither 0 nor 1`);
  return cell === "1";
}

export function wholeIn(row: CsvRow, column: string, low: number, high: number): number {
  const cell = row.cells[column] ?? "";
  const value = cell === "" ? low : Number(cell);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  problem(row, `${column} ${quoted(cell)} is not a whole number from ${low} to ${high}`);
  return low;
}

/** One of a closed set of words, whatever their case; empty is null. */
export function choiceIn<T>(row: CsvRow, column: string, choices: Readonly<Record<string, T>>): T | null {
  const cell = row.cells[column] ?? "";
  const choice = choices[cell.toLowerCase()];
  if (cell === "" || choice !== undefined) return choice ?? null;
  return problem(
    row,
    `${column} ${quoted(cell)} is not known; write one of: ${Object.keys(choices).join(", ")}`,
  );
}

/** The id behind a name or key; `where` says which file or list should have it. Empty is null. */
export function knownIn(
  row: CsvRow,
  column: string,
  known: ReadonlyMap<string, string>,
  where: string,
  cell = row.cells[column] ?? "",
): string | null {
  const id = known.get(cell) ?? known.get(nameKey(cell));
  if (cell === "" || id !== undefined) return id ?? null;
  return problem(row, `${column} ${quoted(cell)} is not known; add it to ${where}, or correct it`);
}

/** Names of stages, teams, tags and reasons are the same whatever their case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

const quoted = (cell: string): string => `“${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}”`;

function problem(row: CsvRow, words: string): null {
  row.problems.push(words);
  return null;
}
