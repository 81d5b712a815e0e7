import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { WriteContext } from "@/server/core/context";
import { actorOfNobody } from "@/server/core/nobody";
import { transact } from "@/server/core/transact";
import { type CsvRow, readHeader, readRows } from "./csv-rows";
import type { Known } from "./known";
import { type Outcome, type Report, startFile } from "./report";

/** A row that was read and makes sense. `digest` tells whether it is the same as at the last import. */
export type Item<V> = { readonly key: string; readonly digest: string; readonly value: V };

/** How one file is read and written. */
export type ImportFile<V> = {
  readonly file: string;
  readonly needed: readonly string[];
  readonly optional: readonly string[];
  /** Columns that are counted and left out; the words that follow their number in the report. */
  readonly notKept: Readonly<Record<string, string>>;
  /** Reads a row; what it adds to the row's problems makes the row be skipped. */
  read(row: CsvRow, known: Known): V;
  /** Compares a batch with the database, reading only, and makes what later files refer to known. */
  plan(ctx: WriteContext, items: readonly Item<V>[], known: Known): Promise<Plan>;
};

export type Plan = {
  /** What becomes of each item. */
  readonly outcomes: readonly Outcome[];
  /** Left out in a dry run. */
  write(): Promise<void>;
};

export type Run = {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly known: Known;
  readonly report: Report;
  /** Called with each row problem as it is found, and with the number of rows done. */
  onProblem(text: string): void;
  onProgress(file: string, rows: number): void;
};

/** Rows of one transaction: screens that are open follow step by step, and a failure loses little. */
const batchSize = 500;

export async function importFile<V>(run: Run, spec: ImportFile<V>): Promise<void> {
  const path = join(run.folder, spec.file);
  if (!existsSync(path)) return;
  checkHeader(run, spec, await readHeader(path));
  const counts = startFile(run.report, spec.file);
  const lineOfKey = new Map<string, number>();
  const left = new Map<string, number>();
  let batch: Item<V>[] = [];
  const flush = async () => {
    for (const outcome of await writeBatch(run, spec, batch)) counts[outcome]++;
    batch = [];
    run.onProgress(spec.file, counts.rows);
  };
  for await (const row of readRows(path)) {
    counts.rows++;
    countLeftOut(spec, row, left);
    const item = readItem(run, spec, row, lineOfKey);
    if (item) batch.push(item);
    else counts.skipped++;
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  for (const [column, count] of left)
    run.report.notKept.push(`${count} ${spec.notKept[column]} (${spec.file})`);
}

function countLeftOut<V>(spec: ImportFile<V>, row: CsvRow, left: Map<string, number>): void {
  for (const column of Object.keys(spec.notKept)) {
    if (row.cells[column]) left.set(column, (left.get(column) ?? 0) + 1);
  }
}

function checkHeader<V>(run: Run, spec: ImportFile<V>, header: readonly string[]): void {
  const missing = spec.needed.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new Error(
      `${spec.file} lacks the column ${missing.join(", ")}; its first line names: ${header.join(", ")}`,
    );
  }
  const all = [...spec.needed, ...spec.optional, ...Object.keys(spec.notKept)];
  const strange = header.filter((column) => !all.includes(column));
  if (strange.length > 0)
    run.report.remarks.push(`${spec.file}: left out unknown columns ${strange.join(", ")}`);
}

function readItem<V>(
  run: Run,
  spec: ImportFile<V>,
  row: CsvRow,
  lineOfKey: Map<string, number>,
): Item<V> | null {
  const kept = [...spec.needed, ...spec.optional];
  const [keyColumn = "key"] = spec.needed;
  const key = row.cells[keyColumn] ?? "";
  const value = row.problems.length === 0 ? spec.read(row, run.known) : null;
  const earlier = lineOfKey.get(key);
  if (key && earlier)
    row.problems.push(`${keyColumn} ${key} stands already in line ${earlier}; keep one of the two`);
  else if (key) lineOfKey.set(key, row.line);
  for (const problem of row.problems) {
    run.report.problems.push({ file: spec.file, line: row.line, problem });
    run.onProblem(`${spec.file}:${row.line}: ${problem}`);
  }
  if (row.problems.length > 0 || value === null) return null;
  const digest = createHash("sha256").update(JSON.stringify(kept.map((column) => row.cells[column] ?? "")));
  return { key, value, digest: digest.digest("base64url").slice(0, 22) };
}

/** Undoes a transaction that was only for looking on its way out. */
class NothingKept extends Error {}

/** Reads inside a transaction that leaves nothing behind. */
export async function lookUp<T>(read: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const answer: T[] = [];
  try {
    await transact(actorOfNobody, { id: randomUUID(), command: "import" }, async (ctx) => {
      answer.splice(0, 1, await read(ctx));
      throw new NothingKept();
    });
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
  }
  const [only] = answer;
  if (only === undefined) throw new Error("The reading was cut short.");
  return only;
}

/** So many new rows make PostgreSQL's idea of the tables useless until its own clean-up comes by, about a minute later. */
export async function refreshStatistics(): Promise<void> {
  await transact(actorOfNobody, { id: randomUUID(), command: "import statistics" }, async (ctx) => {
    await ctx.sql("ANALYZE opportunity, partner, timeline_entry, change_log, external_id");
  });
}

/** One transaction of the import; screens that are open follow. */
export async function writeAll<T>(command: string, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const held: T[] = [];
  await transact(actorOfNobody, { id: randomUUID(), command }, async (ctx) => {
    held.splice(0, 1, await work(ctx));
  });
  const [only] = held;
  if (only === undefined) throw new Error("The transaction was cut short.");
  return only;
}

/** A batch is one transaction, with one tick of the clock per record. */
async function writeBatch<V>(run: Run, spec: ImportFile<V>, items: readonly Item<V>[]) {
  if (items.length === 0) return [];
  if (run.dryRun) return lookUp(async (ctx) => (await spec.plan(ctx, items, run.known)).outcomes);
  return writeAll(`import ${spec.file}`, async (ctx) => {
    const plan = await spec.plan(ctx, items, run.known);
    await plan.write();
    return plan.outcomes;
  });
}
