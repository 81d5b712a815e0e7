import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import iconv from "iconv-lite";
import type { ProblemCode } from "@/common/import/problem";
import type { ImportFormat } from "@/common/import/settings";
import type { TableRow } from "./table";

/** A row longer than this (characters) can only be a quote that was never closed. */
const longestRow = 1_000_000;

/** Streams the rows of a CSV file. A row that cannot be read comes with its problem; nothing is read behind a quote that stays open. */
export async function* readCsv(
  path: string,
  { encoding, separator }: Pick<ImportFormat, "encoding" | "separator">,
): AsyncGenerator<TableRow> {
  const parser = parse({
    ...{ delimiter: separator, info: true, max_record_size: longestRow },
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  });
  const source = createReadStream(path);
  pipeline(source, iconv.decodeStream(encoding), parser, () => undefined);
  let lastLine = 0;
  let isFirst = true;
  let width = 0;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } };
      lastLine = info.lines;
      const isHint = isFirst && saysSeparator(record, separator);
      isFirst = false;
      if (isHint || record.every((cell) => cell.trim() === "")) continue;
      width ||= record.length;
      yield rowOf(record, info.lines, width);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { number: lastLine + 1, cells: [], problem: problemOf(error) };
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Excel may write `sep=;` into a line of its own. */
const saysSeparator = (record: readonly string[], separator: string): boolean =>
  /^sep=.?$/i.test(record[0] ?? "") && (record.length === 1 || record.join(separator) === `sep=${separator}`);

/** Fewer cells than the first row has are the sign of a line break that nobody quoted. */
function rowOf(record: readonly string[], endLine: number, width: number): TableRow {
  const text = record.join("");
  const breaks = text.match(/\n/g)?.length ?? 0;
  return {
    number: endLine - breaks,
    cells: record.map((cell) => ({ text: cell.trim(), exact: false })),
    problem: problemOfRow(text, record.length < width),
  };
}

function problemOfRow(text: string, isShort: boolean): ProblemCode | null {
  if (text.includes("\uFFFD")) return "encoding";
  return isShort ? "columns" : null;
}

const problemOf = ({ code }: CsvError): ProblemCode =>
  code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE" ? "quote" : "unreadable";
