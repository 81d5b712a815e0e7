import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ImportField, ImportKind } from "@/common/import/fields";
import type { HotContext } from "@/server/core/context";
import { lookUp, type Run, writeAll } from "./batches";
import { guessFormat } from "./guess-format";
import { Lists } from "./lists";
import { type MappedRow, mapRow } from "./mapped-row";
import type { BatchPlan, Outcome, Work } from "./plan";
import { plans } from "./plans";
import { problemTexts } from "./problem-text";
import { startFile } from "./report";
import { SeenRows } from "./seen-rows";
import { readTable } from "./table";

/** A file of the folder that is read and written as an import in the app is, with its columns as they are called there. */
export type RecordFile = {
  readonly file: string;
  readonly kind: ImportKind;
  readonly needed: readonly string[];
  /** The field of each column; null: counted, and left out. */
  readonly columns: Readonly<Record<string, ImportField | null>>;
};

const batchSize = 500;

export async function importRecords(run: Run, spec: RecordFile): Promise<void> {
  const path = join(run.folder, spec.file);
  if (!existsSync(path)) return;
  const format = await guessFormat(path, "csv", true);
  const counts = startFile(run.report, spec.file);
  const seen = new SeenRows();
  let columns: readonly (ImportField | null)[] | null = null;
  let rows: MappedRow[] = [];
  const flush = async () => {
    const outcomes = await takeBatch(run, spec, rows);
    for (const outcome of outcomes) counts[outcome]++;
    counts.skipped += rows.length - outcomes.length;
    rows = [];
    run.onProgress(spec.file, counts.rows);
  };
  for await (const table of readTable(path, "csv", format)) {
    if (columns === null) {
      columns = columnsOf(
        run,
        spec,
        table.cells.map(({ text }) => text),
      );
      continue;
    }
    counts.rows++;
    const row = mapRow(table, columns, format);
    if (!row.key && row.problems.length === 0) row.problems.push({ field: "key", code: "empty" });
    seen.isRepeated(row);
    rows.push(row);
    if (rows.length >= batchSize) await flush();
  }
  if (columns === null) throw new Error(`${path} is empty: its first line must name the columns.`);
  await flush();
}

function columnsOf(run: Run, spec: RecordFile, header: readonly string[]): readonly (ImportField | null)[] {
  const missing = spec.needed.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new Error(
      `${spec.file} lacks the column ${missing.join(", ")}; its first line names: ${header.join(", ")}`,
    );
  const strange = header.filter((column) => !Object.hasOwn(spec.columns, column));
  if (strange.length > 0)
    run.report.remarks.push(`${spec.file}: left out unknown columns ${strange.join(", ")}`);
  return header.map((column) =>
    Object.hasOwn(spec.columns, column) ? (spec.columns[column] ?? null) : null,
  );
}

/** The rows that are taken, written unless it is a dry run; what is wrong with the others is told. */
async function takeBatch(
  run: Run,
  spec: RecordFile,
  rows: readonly MappedRow[],
): Promise<readonly Outcome[]> {
  const plan = async (ctx: HotContext) => {
    for (const row of rows) row.problems.splice(0, row.problems.length, ...row.problems.filter(isOfFile));
    return plans[spec.kind](
      await workOf(ctx, run),
      rows.filter(({ problems }) => problems.length === 0),
    );
  };
  const { planned } = await (run.dryRun
    ? lookUp(plan)
    : writeAll(`import ${spec.file}`, async (ctx): Promise<BatchPlan> => {
        const made = await plan(ctx);
        await made.write();
        return made;
      }));
  const taken = planned.filter(({ aside }) => !aside);
  const byNumber = new Map(taken.map((one) => [one.row, one]));
  for (const row of rows) {
    const one = byNumber.get(row.number);
    if (spec.kind === "company" && one && row.key) run.known.companies.set(row.key, one.recordId);
    tell(run, spec, row);
  }
  return taken.map(({ outcome }) => outcome);
}

/** Found while reading the file, and not while a batch was planned that had to be planned once more. */
const isOfFile = ({ code }: MappedRow["problems"][number]): boolean =>
  ["twice", "columns", "encoding", "quote", "unreadable", "empty"].includes(code);

async function workOf(ctx: HotContext, run: Run): Promise<Work> {
  const { known } = run;
  const lists = await Lists.read(ctx.sql, ctx.actor, {
    ...{ choices: [], people: known.people },
    planned: {
      stages: plannedStages(run),
      names: { team: known.teams, tags: known.tags, lostReason: known.reasons },
    },
  });
  const missing = { stage: null, team: null, owner: null };
  return { ctx, lists, missing, known: "create", companies: known.companies, authorId: null };
}

/** Stages of the same folder, which a dry run does not write. */
const plannedStages = ({ known }: Run) =>
  [...known.stages].map(([name, id]) => ({
    ...{ id, name, teamId: null, position: id },
    isWon: known.wonStages.has(id),
  }));

const { text } = problemTexts("en");

function tell(run: Run, { file }: RecordFile, { number, problems }: MappedRow): void {
  for (const problem of problems.map(text)) {
    run.report.problems.push({ file, line: number, problem });
    run.onProblem(`${file}:${number}: ${problem}`);
  }
}

export const companiesFile: RecordFile = {
  ...{ file: "companies.csv", kind: "company", needed: ["key", "name"] },
  columns: { key: "key", name: "name", email: "email", phone: "phone", country: "country", city: "city" },
};

export const contactsFile: RecordFile = {
  ...{ file: "contacts.csv", kind: "contact", needed: ["key", "name"] },
  columns: { key: "key", name: "name", email: "email", phone: "phone", company: "company" },
};

export const leadsFile: RecordFile = {
  ...{ file: "leads.csv", kind: "opportunity", needed: ["key", "name", "stage"] },
  columns: {
    ...({
      key: "key",
      name: "name",
      company: "company",
      contact_name: "contactName",
      email: "email",
    } as const),
    ...({ phone: "phone", user: "owner", team: "team", stage: "stage", won: "won", lost: "lost" } as const),
    ...({ lost_reason: "lostReason", expected_revenue: "expectedRevenue", priority: "priority" } as const),
    ...({ recurring_revenue: "recurringRevenue", recurring_plan: "recurringPlan", tags: "tags" } as const),
    ...({ source: "source", medium: "medium", campaign: "campaign", created: "createdOn" } as const),
    ...({ closed: "closedOn", expected_close: "expectedCloseOn", description: "description" } as const),
  },
};
