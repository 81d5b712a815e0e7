import { randomUUID } from "node:crypto";
import type { UnknownName } from "@/common/import/records";
import type { Actor, HotContext } from "@/server/core/context";
import { transactHot } from "@/server/core/transact";
import { audience } from "./access";
import { Lists } from "./lists";
import type { MappedRow } from "./mapped-row";
import type { Planned, Work } from "./plan";
import { plans } from "./plans";
import { tellNewOwners } from "./tell-new-owners";
import { type ImportRunRow, readRuns } from "./view";

export type BatchRow = { readonly row: MappedRow; readonly isRepeated: boolean };
export type Batch = { readonly rows: readonly BatchRow[]; readonly isLast: boolean };

/** How a run stands between two batches. */
export type Standing = Pick<ImportRunRow, "id" | "state" | "cursor">;

/**
 * One batch, one transaction: rows are written and the cursor raised, or neither. Answers null where the run is not as
 * it was left: cancelled, or somebody else works on it.
 */
export async function takeStep(actor: Actor, standing: Standing, batch: Batch): Promise<Standing | null> {
  const mutation = { id: randomUUID(), command: "import.step" };
  const { result } = await transactHot(actor, mutation, async (ctx) => {
    const run = (await readRuns(ctx.sql, [standing.id], "FOR UPDATE OF r")).get(standing.id);
    if (!run || run.state !== standing.state || run.cursor !== standing.cursor) return null;
    return run.state === "running" ? write(ctx, run, batch) : check(ctx, run, batch);
  });
  return result;
}

async function write(ctx: HotContext, run: ImportRunRow, batch: Batch): Promise<Standing> {
  const { work, fresh } = await workOf(ctx, run, batch);
  const plan = await plans[run.settings.kind](work, fresh);
  await plan.write();
  await keepRecords(ctx, run.id, plan.planned);
  return settle(ctx, run, batch, { planned: plan.planned, unknown: [] });
}

/** The same without writing: what would become of the rows, and which names nothing bears. */
async function check(ctx: HotContext, run: ImportRunRow, batch: Batch): Promise<Standing> {
  const { work, fresh } = await workOf(ctx, run, batch);
  const { planned } = await plans[run.settings.kind](work, fresh);
  return settle(ctx, run, batch, { planned, unknown: [...work.lists.unknown.values()] });
}

async function workOf(ctx: HotContext, run: ImportRunRow, { rows }: Batch) {
  const { choices, missing, known } = run.settings;
  const lists = await Lists.read(ctx.sql, ctx.actor, { choices, generous: true });
  const work: Work = { ctx, lists, missing, known, companies: null, authorId: ctx.actor.personId };
  const fresh = rows.filter(({ row, isRepeated }) => !isRepeated && row.problems.length === 0);
  return { work, fresh: fresh.map(({ row }) => row) };
}

type Result = { readonly planned: readonly Planned[]; readonly unknown: readonly UnknownName[] };

async function settle(ctx: HotContext, run: ImportRunRow, batch: Batch, result: Result): Promise<Standing> {
  const failed = batch.rows.filter(({ row }) => row.problems.length > 0);
  await keepProblems(
    ctx,
    run.id,
    failed.map(({ row }) => row),
  );
  const count = (outcome: Planned["outcome"]) =>
    result.planned.filter((one) => one.outcome === outcome && !one.aside).length;
  const repeated = batch.rows.filter(({ isRepeated }) => isRepeated).length;
  const state = batch.isLast ? endOf(run.state) : run.state;
  const cursor = run.cursor + batch.rows.length;
  await ctx.sql(
    `UPDATE import_run SET cursor = $2::int, created = created + $3, updated = updated + $4, unchanged = unchanged + $5,
       failed = failed + $6, unknown = $7::jsonb, state = $8::import_state, version = version + 1, beat_at = now(),
       updated_at = $9::timestamptz, total = CASE WHEN $10 THEN $2::int ELSE total END,
       ended_at = CASE WHEN $10 THEN $9::timestamptz END
     WHERE id = $1`,
    [
      ...[run.id, cursor, count("created"), count("updated"), count("unchanged") + repeated, failed.length],
      ...[JSON.stringify(merged(run.unknown, result.unknown)), state, ctx.now, batch.isLast],
    ],
    "import-settle",
  );
  if (state === "done") await tellNewOwners(ctx, run.id);
  announce(ctx, run);
  return { id: run.id, state, cursor };
}

const endOf = (state: ImportRunRow["state"]) => (state === "checking" ? "checked" : "done");

export function announce(ctx: HotContext, run: Pick<ImportRunRow, "id" | "personId">): void {
  ctx.changed("import.run", run.id, { op: "updated", before: audience(run), after: audience(run) });
}

/** Names that people can look through; of more the first are shown, and rows with others are refused one by one. */
const mostUnknown = 500;

function merged(held: readonly UnknownName[], more: readonly UnknownName[]): UnknownName[] {
  const all = new Map(held.map((one) => [`${one.field} ${one.text}`, one]));
  for (const one of more) {
    const key = `${one.field} ${one.text}`;
    const before = all.get(key);
    if (before || all.size < mostUnknown) all.set(key, { ...one, count: one.count + (before?.count ?? 0) });
  }
  return [...all.values()];
}

async function keepProblems(ctx: HotContext, runId: string, rows: readonly MappedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = rows.map(({ number, raw, problems }) => ({ row: number, cells: raw, problems }));
  await ctx.sql(
    `INSERT INTO import_problem (run_id, row, cells, problems)
     SELECT $1, r.row, r.cells, r.problems FROM jsonb_to_recordset($2::jsonb) AS r (row int, cells text[], problems jsonb)
     ON CONFLICT (run_id, row) DO NOTHING`,
    [runId, JSON.stringify(kept)],
    "import-problems",
  );
}

/** One that two rows change keeps what stood there before the first of them. */
async function keepRecords(ctx: HotContext, runId: string, planned: readonly Planned[]): Promise<void> {
  const written = planned.filter(({ outcome }) => outcome !== "unchanged");
  const rows = written.map(({ entity, recordId, row, outcome, timelineSeq, changes }) => ({
    ...{ entity, record_id: recordId, row, is_new: outcome === "created", seq: timelineSeq },
    changes: outcome === "created" ? null : changes,
  }));
  await ctx.sql(
    `INSERT INTO import_record (run_id, entity, record_id, row, is_new, timeline_seq, changes)
     SELECT $1, r.entity, r.record_id, r.row, r.is_new, r.seq, r.changes FROM jsonb_to_recordset($2::jsonb)
       AS r (entity text, record_id uuid, row int, is_new boolean, seq int, changes jsonb)
     ON CONFLICT (run_id, entity, record_id) DO UPDATE SET timeline_seq = excluded.timeline_seq,
       changes = import_record.changes || excluded.changes`,
    [runId, JSON.stringify(rows)],
    "import-records",
  );
}
