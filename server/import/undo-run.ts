import { randomUUID } from "node:crypto";
import type { FieldChange } from "@/common/messaging/timeline";
import type { Actor, HotContext } from "@/server/core/context";
import { transactHot } from "@/server/core/transact";
import { announce } from "./step";
import { undoLists } from "./undo-lists";
import { undoOpportunities } from "./undo-opportunities";
import { undoPartners } from "./undo-partners";
import { type ImportRunRow, readRuns } from "./view";

/** A record of an import, as it stood when the import had written it. */
export type WrittenRecord = {
  readonly entity: string;
  readonly recordId: string;
  readonly isNew: boolean;
  readonly timelineSeq: number;
  readonly changes: readonly FieldChange[] | null;
};

/** What undoing did with a record: away, back as it was, or left, because it is another one now, in use, or gone. */
export type Undone = "removed" | "restored" | "changed" | "used" | "gone";

/** Takes back what records of one kind became by an import. */
export type Undo = (
  ctx: HotContext,
  records: readonly WrittenRecord[],
) => Promise<ReadonlyMap<string, Undone>>;

/** What names others goes first: opportunities, contacts before their companies, then lists. */
const order: readonly { readonly entity: string; readonly undo: Undo }[] = [
  { entity: "crm.opportunity", undo: undoOpportunities },
  { entity: "partners.partner", undo: undoPartners },
  { entity: "crm.tag", undo: undoLists("crm.tag") },
  { entity: "crm.lostReason", undo: undoLists("crm.lostReason") },
  { entity: "crm.stage", undo: undoLists("crm.stage") },
  { entity: "identity.salesTeam", undo: undoLists("identity.salesTeam") },
];

const batchSize = 200;

/** Undoes a whole import, batch after batch, from where it stands. */
export async function undoRun(actor: Actor, run: ImportRunRow, leaving?: AbortSignal): Promise<void> {
  for (const { entity, undo } of order) {
    while (!leaving?.aborted) {
      const mutation = { id: randomUUID(), command: "import.undoStep" };
      const { result } = await transactHot(actor, mutation, (ctx) => undoBatch(ctx, run, entity, undo));
      if (result === "stopped") return;
      if (result === "through") break;
    }
  }
  if (!leaving?.aborted) await finish(actor, run);
}

async function undoBatch(ctx: HotContext, { id }: ImportRunRow, entity: string, undo: Undo) {
  const run = (await readRuns(ctx.sql, [id], "FOR UPDATE OF r")).get(id);
  if (run?.state !== "undoing") return "stopped";
  const records = await ctx.sql<WrittenRecord>(
    `SELECT entity, record_id AS "recordId", is_new AS "isNew", timeline_seq AS "timelineSeq", changes
     FROM import_record WHERE run_id = $1 AND entity = $2 AND undoing IS NULL
     ORDER BY (SELECT p.form FROM partner p WHERE p.id = record_id) DESC, row DESC, record_id LIMIT ${batchSize}`,
    [id, entity],
    "import-undo-batch",
  );
  if (records.length === 0) return "through";
  const done = await undo(ctx, records);
  await note(ctx, run, entity, done);
  return "going";
}

async function note(
  ctx: HotContext,
  run: ImportRunRow,
  entity: string,
  done: ReadonlyMap<string, Undone>,
): Promise<void> {
  const back = [...done].filter(([, how]) => how === "removed" || how === "restored").map(([id]) => id);
  await ctx.sql(
    `UPDATE import_record SET undoing = r.how FROM unnest($3::uuid[], $4::text[]) AS r (id, how)
     WHERE run_id = $1 AND entity = $2 AND record_id = r.id`,
    [run.id, entity, [...done.keys()], [...done.values()]],
  );
  // Forgotten, or the same file would be taken for imported already.
  await ctx.sql("DELETE FROM external_id WHERE entity = $1 AND record_id = ANY($2::uuid[])", [entity, back]);
  await ctx.sql(
    `UPDATE import_run SET cursor = cursor + $2, undone = undone + $3, kept = kept + $4, version = version + 1,
       beat_at = now(), updated_at = $5 WHERE id = $1`,
    [run.id, done.size, back.length, done.size - back.length, ctx.now],
  );
  announce(ctx, run);
}

async function finish(actor: Actor, run: ImportRunRow): Promise<void> {
  await transactHot(actor, { id: randomUUID(), command: "import.undone" }, async (ctx) => {
    await ctx.sql(
      `UPDATE import_run SET state = 'undone', version = version + 1, ended_at = $2, updated_at = $2
       WHERE id = $1 AND state = 'undoing'`,
      [run.id, ctx.now],
    );
    announce(ctx, run);
  });
}
