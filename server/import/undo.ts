import type { KeptRecord, UndoPreview } from "@/common/import/records";
import type { ImportId } from "@/common/import/settings";
import type { HotContext, ReadContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { findRun, findRunForWrite, needed } from "./access";
import { work } from "./begin";
import type { ImportRunRow } from "./view";

const undoable = (run: ImportRunRow): boolean =>
  ["done", "cancelled"].includes(run.state) || (run.state === "failed" && run.failedIn === "running");

/** Sets off taking back all that an import brought; what has changed since stays. */
export async function undoImport(ctx: HotContext, { id }: ImportId) {
  const run = await findRunForWrite(ctx, id);
  mustHave(ctx.actor, needed[run.settings.kind]);
  if (!undoable(run)) throw new Refusal("rule", "import_not_undoable");
  const [records] = await ctx.sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM import_record WHERE run_id = $1 AND undoing IS NULL",
    [id],
  );
  await ctx.sql(
    `UPDATE import_run SET state = 'undoing', actor_id = $2, cursor = 0, total = $3, beat_at = now(), failure = NULL,
       version = version + 1, updated_at = $4 WHERE id = $1`,
    [id, ctx.actor.personId, records?.count ?? 0, ctx.now],
  );
  await work(ctx, run);
  ctx.audit({ kind: "importUndone", id, name: run.fileName, details: { count: records?.count ?? 0 } });
  return { id };
}

/** Records that a list of those left names. */
const mostNamed = 100;

/** What undoing would leave because it has changed since: asked before, so that nobody is surprised. */
export async function undoPreview(ctx: ReadContext, { id }: ImportId): Promise<UndoPreview> {
  const run = await findRun(ctx, id);
  if (!undoable(run)) throw new Refusal("rule", "import_not_undoable");
  const [counts] = await ctx.sql<{ untouched: number; changedCount: number }>(
    `SELECT count(*) FILTER (WHERE NOT changed)::int AS untouched, count(*) FILTER (WHERE changed)::int AS "changedCount"
     FROM (${standing}) s`,
    [id],
  );
  const changed = await ctx.sql<KeptRecord>(
    `SELECT entity, record_id AS "recordId", coalesce(name, '') AS name,
       CASE WHEN name IS NULL THEN 'gone' ELSE 'changed' END AS why
     FROM (${standing}) s WHERE changed ORDER BY row LIMIT ${mostNamed}`,
    [id],
  );
  return { untouched: counts?.untouched ?? 0, changedCount: counts?.changedCount ?? 0, changed };
}

/** What an undone import left, with the reason. */
export async function keptRecords(ctx: ReadContext, { id }: ImportId): Promise<readonly KeptRecord[]> {
  await findRun(ctx, id);
  return ctx.sql<KeptRecord>(
    `SELECT r.entity, r.record_id AS "recordId", coalesce(${nameOf}, '') AS name, r.undoing AS why
     FROM import_record r ${joined} WHERE r.run_id = $1 AND r.undoing IN ('changed', 'used', 'gone')
     ORDER BY r.row, r.record_id LIMIT ${mostNamed}`,
    [id],
  );
}

const joined = `LEFT JOIN opportunity o ON r.entity = 'crm.opportunity' AND o.id = r.record_id AND o.deleted_at IS NULL
  LEFT JOIN partner p ON r.entity = 'partners.partner' AND p.id = r.record_id
  LEFT JOIN tag t ON r.entity = 'crm.tag' AND t.id = r.record_id
  LEFT JOIN stage s ON r.entity = 'crm.stage' AND s.id = r.record_id
  LEFT JOIN lost_reason l ON r.entity = 'crm.lostReason' AND l.id = r.record_id
  LEFT JOIN sales_team e ON r.entity = 'identity.salesTeam' AND e.id = r.record_id`;
const nameOf = "coalesce(o.name, p.name, t.name, s.name, l.name, e.name)";

/** Records of an import ($1), and whether somebody has touched them since. */
const standing = `
  SELECT r.entity, r.record_id, r.row, ${nameOf} AS name,
    ${nameOf} IS NULL OR coalesce(o.timeline_seq, p.timeline_seq, r.timeline_seq) <> r.timeline_seq AS changed
  FROM import_record r ${joined} WHERE r.run_id = $1 AND r.undoing IS NULL`;
