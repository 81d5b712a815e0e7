import type { Actor } from "@/server/core/context";
import { sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { Refusal } from "@/server/core/refusal";
import { actorOfPerson } from "@/server/identity/actor-of-person";
import { failRun } from "./fail";
import { mapRow } from "./mapped-row";
import { hasFile, pathOfRun } from "./run-files";
import { SeenRows } from "./seen-rows";
import { type BatchRow, type Standing, takeStep } from "./step";
import { readTable } from "./table";
import { undoRun } from "./undo-run";
import { fileKindOf, type ImportRunRow, readRuns } from "./view";
import { BadWorkbook } from "./zip-parts";

/** Rows of one transaction: screens that are open follow step by step, and colleagues wait for no more than one. */
const batchSize = 200;
/** Tries at one run until it counts as failed; somebody may then start it again. */
const mostTries = 4;

/**
 * Works on an import from where it stands until it is through, cancelled or overtaken; called again after a restart it
 * goes on. `leaving`: stops between two batches.
 */
export async function runImport(id: string, tries = 1, leaving?: AbortSignal): Promise<void> {
  const run = (await readRuns(sql, [id])).get(id);
  if (!run || !["checking", "running", "undoing"].includes(run.state)) return;
  try {
    const actor = await actorOfPerson(sql, run.actorId);
    if (!actor) throw new Refusal("forbidden", "author_gone");
    if (run.state === "undoing") await undoRun(actor, run, leaving);
    else await readOn(actor, run, leaving);
  } catch (error) {
    await giveUp(run, error, tries);
  }
}

async function readOn(actor: Actor, run: ImportRunRow, leaving?: AbortSignal): Promise<void> {
  if (!(await hasFile(run.id))) throw new Refusal("rule", "file_gone");
  let standing: Standing = run;
  for await (const batch of batchesOf(run)) {
    if (leaving?.aborted) return;
    const next = await takeStep(actor, standing, batch);
    if (!next) return;
    standing = next;
  }
  // So many new rows make PostgreSQL's idea of the tables useless until its own clean-up comes by, about a minute later.
  if (standing.state === "done" && standing.cursor > 500)
    await sql("ANALYZE opportunity, partner, timeline_entry, change_log, external_id");
}

/** The rows behind the cursor. All are read, so that a row that repeats an earlier one is known. */
async function* batchesOf({ id, fileName, settings, cursor }: ImportRunRow) {
  const { format, columns } = settings;
  const seen = new SeenRows();
  let rows: BatchRow[] = [];
  let place = format.header ? -1 : 0;
  for await (const table of readTable(pathOfRun(id), fileKindOf(fileName), format)) {
    if (place++ < 0) continue;
    const row = mapRow(table, columns, format);
    const isRepeated = seen.isRepeated(row);
    if (place <= cursor) continue;
    rows.push({ row, isRepeated });
    if (rows.length < batchSize) continue;
    yield { rows, isLast: false };
    rows = [];
  }
  yield { rows, isLast: true };
}

/** What a colleague can mend is told; what may pass is tried again by the queue. */
async function giveUp(run: ImportRunRow, error: unknown, tries: number): Promise<void> {
  if (error instanceof Refusal) return failRun(run, error.reason);
  if (error instanceof BadWorkbook) return failRun(run, "unreadable");
  log.error({ err: error, import: run.id, tries }, "an import failed");
  if (tries < mostTries) throw error;
  await failRun(run, "internal");
}
