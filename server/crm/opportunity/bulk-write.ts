import type { BulkReply } from "@/common/crm/bulk-terms";
import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { audience } from "./access";
import { tellOfChanges } from "./tell-of-change";
import type { OpportunityRow } from "./view";

/** What commands on many may write, in the type that its column has; money and texts are not among them. */
const columnTypes = {
  status: "opportunity_status",
  stageId: "uuid",
  position: "text",
  teamId: "uuid",
  ownerId: "uuid",
  tagIds: "uuid[]",
  priority: "smallint",
  expectedCloseOn: "date",
  probability: "numeric",
  lostReasonId: "uuid",
  lostNote: "text",
  closedAt: "timestamptz",
  deletedAt: "timestamptz",
} as const;
type BulkField = keyof typeof columnTypes;
export type BulkWritten = Partial<Pick<OpportunityRow, BulkField>>;
export type BulkStep = { readonly row: OpportunityRow; readonly written: BulkWritten };

/** One record of a batch as it is kept for undo: only the fields that the batch changed. */
export type KeptStep = { readonly id: string; readonly before: BulkWritten; readonly after: BulkWritten };

const fields = Object.keys(columnTypes) as BulkField[];
const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Writes locked rows, each with its line of history, and announces each, in two statements however many they are. Rows
 * that stay as they were are left alone. Answers what was changed, for undo.
 */
export async function writeRows(ctx: HotContext, steps: readonly BulkStep[]): Promise<readonly KeptStep[]> {
  const changed = steps.flatMap(({ row, written }) => {
    const own = fields.filter((field) => field in written && !same(row[field], written[field]));
    const after = { ...row, ...written };
    return own.length > 0 ? [{ row, own, after, line: lineOf(row, after, own) }] : [];
  });
  if (changed.length === 0) return [];

  const rows = changed.map(({ row, after, line }) => ({
    ...lineColumns(row, line),
    ...columnsOf(row, after),
  }));
  await ctx.sql(statement, [JSON.stringify(rows), ctx.now, ctx.actor.personId], "opportunities-write");
  for (const { row, after } of changed) {
    ctx.changed("crm.opportunity", row.id, { op: "updated", before: audience(row), after: audience(after) });
  }
  await tellOfChanges(
    ctx,
    changed.map(({ row, after, line }) => ({ before: row, after, kind: line?.kind ?? null })),
  );
  return changed.map(({ row, own, after }) => ({
    id: row.id,
    before: only(row, own),
    after: only(after, own),
  }));
}

export const replyOf = (asked: number, kept: readonly KeptStep[]): BulkReply => ({
  changed: kept.length,
  kept: asked - kept.length,
});

type Line = { kind: TimelineKind; body: string | null; changes: readonly FieldChange[] };

/** What a line of history tells: all but places in a column and instants. */
const told: readonly BulkField[] = [
  "stageId",
  "teamId",
  "ownerId",
  "tagIds",
  "priority",
  "expectedCloseOn",
  "lostReasonId",
  "status",
  "lostNote",
  "probability",
];

/** Deleting and bringing back leave no line, as for a single one. */
function lineOf(row: OpportunityRow, after: OpportunityRow, own: readonly BulkField[]): Line | null {
  if (own.includes("deletedAt")) return null;
  const isLoss = row.status !== "lost" && after.status === "lost";
  const isRestored = row.status === "lost" && after.status !== "lost";
  const changes = told
    .filter((field) => own.includes(field) || (field === "lostReasonId" && (isLoss || isRestored)))
    .map((field) => ({ field, before: row[field], after: after[field] }));
  if (isLoss) return { kind: "lost", body: after.lostNote, changes };
  if (isRestored) return { kind: "restored", body: null, changes };
  const isWon = row.status !== "won" && after.status === "won";
  return changes.length > 0 ? { kind: isWon ? "won" : "changed", body: null, changes } : null;
}

const lineColumns = (row: OpportunityRow, line: Line | null) => ({
  id: row.id,
  timeline_seq: row.timelineSeq + (line ? 1 : 0),
  line_id: line && crypto.randomUUID(),
  line_kind: line?.kind ?? null,
  line_body: line?.body ?? null,
  line_changes: line?.changes ?? null,
});

const columnsOf = (row: OpportunityRow, after: OpportunityRow) => ({
  ...Object.fromEntries(fields.map((field) => [column(field), after[field]])),
  is_moved: row.stageId !== after.stageId || row.status !== after.status,
});

const only = (row: OpportunityRow, own: readonly BulkField[]): BulkWritten =>
  Object.fromEntries(own.map((field) => [field, row[field]]));

/** As values of a row or of what is kept for undo, where instants are text. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object") return isInstant(a, b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, at) => one === b[at]);
  return isInstant(a, b);
}

const isInstant = (a: unknown, b: unknown): boolean =>
  (a instanceof Date || b instanceof Date) &&
  a !== null &&
  b !== null &&
  +new Date(a as Date) === +new Date(b as Date);

const given = fields.map((field) => `${column(field)} ${columnTypes[field]}`).join(", ");
const sets = fields.map((field) => `${column(field)} = n.${column(field)}`).join(", ");

const statement = `
  WITH n AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS n (
      id uuid, timeline_seq int, line_id uuid, line_kind timeline_kind, line_body text, line_changes jsonb,
      is_moved boolean, ${given})
  ), line AS (
    INSERT INTO timeline_entry (id, entity, record_id, seq, kind, author_id, body, changes, created_at)
    SELECT line_id, 'crm.opportunity', id, timeline_seq, line_kind, $3::uuid, line_body, line_changes, $2::timestamptz
    FROM n WHERE line_id IS NOT NULL
  )
  UPDATE opportunity o SET version = version + 1, updated_at = $2, timeline_seq = n.timeline_seq,
    touched_at = CASE WHEN n.line_id IS NULL THEN touched_at ELSE $2 END,
    stage_changed_at = CASE WHEN n.is_moved THEN $2 ELSE stage_changed_at END, ${sets}
  FROM n WHERE o.id = n.id`;
