import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";

/** One line of a file; what is wrong with it is collected in `problems`, in words for whoever corrects the file. */
export type CsvRow = {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly problems: string[];
};

/** A row longer than this (bytes) can only be a quote that was never closed. */
const longestRow = 1_000_000;

/** The names in the first line, as they stand there. Throws when the file is empty. */
export async function readHeader(path: string): Promise<string[]> {
  for await (const { record } of records(path, await delimiterOf(path))) return record;
  throw new Error(`${path} is empty: its first line must name the columns.`);
}

/** Streams the rows below the header. A row that can't be read comes with its problem, and the others go on. */
export async function* readRows(path: string): AsyncGenerator<CsvRow> {
  let header: readonly string[] | null = null;
  let lastLine = 0;
  try {
    for await (const { record, endLine } of records(path, await delimiterOf(path))) {
      if (header) yield rowOf(header, record, endLine);
      header ??= record;
      lastLine = endLine;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line: lastLine + 1, cells: {}, problems: [unreadable(error)] };
  }
}

async function* records(path: string, delimiter: string) {
  const parser = parse({
    ...{ bom: true, delimiter, info: true, max_record_size: longestRow },
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  });
  pipeline(createReadStream(path), parser, () => undefined);
  for await (const item of parser) {
    const { record, info } = item as { record: string[]; info: { lines: number } };
    yield { record, endLine: info.lines };
  }
}

/** Spreadsheets set to French write semicolons. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const [firstLine = ""] = buffer.toString("utf8", 0, bytesRead).split(/\r?\n/, 1);
    return firstLine.split(";").length > firstLine.split(",").length ? ";" : ",";
  } finally {
    await file.close();
  }
}

function rowOf(header: readonly string[], record: readonly string[], endLine: number): CsvRow {
  const text = record.join("");
  const problems: string[] = [];
  if (record.length !== header.length) {
    problems.push(
      `has ${record.length} columns where the first line has ${header.length}; quote cells that hold a comma`,
    );
  }
  if (text.includes("\uFFFD")) problems.push("is not UTF-8; save the file as UTF-8");
  return {
    line: endLine - (text.match(/\n/g)?.length ?? 0),
    cells: Object.fromEntries(header.map((name, index) => [name, (record[index] ?? "").trim()])),
    problems,
  };
}

function unreadable(error: CsvError): string {
  const quote = error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE";
  const why = quote ? "a quote opens here and is never closed" : error.message;
  return `${why}; nothing from this line on was read`;
}
