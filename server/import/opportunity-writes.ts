import { generateNKeysBetween } from "fractional-indexing";
import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import { searchText } from "@/common/search-text";
import type { HotContext } from "@/server/core/context";
import { audience } from "@/server/crm/opportunity/access";
import { tellOfChanges } from "@/server/crm/opportunity/tell-of-change";
import type { OpportunityRow } from "@/server/crm/opportunity/view";
import { type HistoryLine, writeHistory } from "./history";
import type { OpportunityValues } from "./opportunity-draft";

export type OpportunityWrite = {
  readonly recordId: string;
  readonly before: OpportunityRow | undefined;
  readonly after: OpportunityValues;
  readonly changes: readonly FieldChange[];
  readonly createdOn: string | null;
  readonly closedOn: string | null;
  readonly customerName: string | null;
  position: string;
};

/** New cards, and those that changed stage, go below the last of their column, in the order of the file. */
export async function placeOpportunities(ctx: HotContext, rows: readonly OpportunityWrite[]): Promise<void> {
  const moved = rows.filter(({ before, after }) => before?.stageId !== after.stageId);
  for (const stageId of new Set(moved.map(({ after }) => after.stageId))) {
    const column = moved.filter(({ after }) => after.stageId === stageId);
    const [last] = await ctx.sql<{ position: string | null }>(
      "SELECT max(position) AS position FROM opportunity WHERE stage_id = $1::uuid",
      [stageId],
      "last-of-column",
    );
    const keys = generateNKeysBetween(last?.position ?? null, null, column.length);
    for (const [index, row] of column.entries()) row.position = keys[index] ?? "";
  }
}

/**
 * Creates or changes opportunities in one statement, with their history, and announces each. Who owns one that changed
 * is told as by any change; owners of new ones are told once, at the end of the import.
 */
export async function writeOpportunities(
  ctx: HotContext,
  rows: readonly OpportunityWrite[],
  authorId: string | null,
): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row) => linesOf(row, ctx.now));
  const columns = rows.map((row, index) => columnsOf(row, lines[index] ?? [], ctx.now));
  await ctx.sql(writing, [JSON.stringify(columns), ctx.now], "import-opportunities");
  await writeHistory(ctx, lines.flat(), authorId);
  for (const { recordId, before, after: values } of rows) {
    const { teamId, ownerId } = values;
    const after = audience({ teamId, ownerId, deletedAt: null });
    if (before) ctx.changed("crm.opportunity", recordId, { op: "updated", before: audience(before), after });
    else ctx.changed("crm.opportunity", recordId, { op: "created", before: [], after });
  }
  if (authorId !== null) await tellOwners(ctx, rows);
}

const tellOwners = (ctx: HotContext, rows: readonly OpportunityWrite[]): Promise<void> =>
  tellOfChanges(
    ctx,
    rows.flatMap(({ before, after }) => {
      if (!before) return [];
      const changed = { ...before, ...after, tagIds: [...after.tagIds] };
      return [{ before, after: changed, kind: kindOf(before.status, after.status) }];
    }),
  );

/** A new one has a line for its beginning and one for its end; a changed one a line for what changed. */
function linesOf(row: OpportunityWrite, now: Date): HistoryLine[] {
  const { recordId, before, changes, after } = row;
  const line = { entity: "crm.opportunity", recordId } as const;
  if (before) {
    const kind = kindOf(before.status, after.status);
    return [{ ...line, seq: before.timelineSeq + 1, kind, changes, at: now.toISOString() }];
  }
  const created = { ...line, seq: 1, kind: "created" as const, changes: [], at: createdAt(row, now) };
  if (after.status === "open") return [created];
  return [
    created,
    { ...line, seq: 2, kind: after.status, changes: [], at: closedAt(row, now) ?? now.toISOString() },
  ];
}

function kindOf(before: string, after: "open" | "won" | "lost"): TimelineKind {
  if (before === after) return "changed";
  return after === "open" ? "restored" : after;
}

/** Days of the file as instants: created in the morning, closed in the evening, never in the future. */
const instant = (day: string, hour: string, now: Date): string => {
  const at = `${day}T${hour}:00:00.000Z`;
  return at < now.toISOString() ? at : now.toISOString();
};
const createdAt = ({ createdOn }: OpportunityWrite, now: Date) =>
  createdOn ? instant(createdOn, "08", now) : now.toISOString();

/** One that is closed without a day stays closed when it was, or is closed now. */
function closedAt({ closedOn, before, after }: OpportunityWrite, now: Date): string | null {
  if (after.status === "open") return null;
  if (closedOn) return instant(closedOn, "16", now);
  const since = before?.status === after.status ? before.closedAt : null;
  return (since ?? now).toISOString();
}

function columnsOf(row: OpportunityWrite, lines: readonly HistoryLine[], now: Date) {
  const { before, after, customerName } = row;
  return {
    ...after,
    id: row.recordId,
    position: row.position,
    created_at: createdAt(row, now),
    closed_at: closedAt(row, now),
    touched_at: lines.at(-1)?.at ?? now.toISOString(),
    search_text: searchText(after.name, customerName, after.contactName, after.email),
    timeline_seq: lines.at(-1)?.seq ?? 1,
    version: before ? before.version + 1 : 1,
  };
}

const writing = `
  INSERT INTO opportunity (id, name, status, stage_id, position, team_id, owner_id, customer_id, contact_name, email,
    phone, expected_revenue, recurring_revenue, recurring_plan, probability, priority, tag_ids, expected_close_on,
    description, source, medium, campaign, lost_reason_id, closed_at, touched_at, stage_changed_at, created_at,
    search_text, timeline_seq, version, updated_at)
  SELECT r.id, r.name, r.status, r."stageId", r.position, r."teamId", r."ownerId", r."customerId", r."contactName",
    r.email, r.phone, r."expectedRevenue", r."recurringRevenue", r."recurringPlan", r.probability, r.priority,
    r."tagIds", r."expectedCloseOn", r.description, r.source, r.medium, r.campaign, r."lostReasonId", r.closed_at,
    r.touched_at, r.touched_at, r.created_at, r.search_text, r.timeline_seq, r.version, $2
  FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, name text, status opportunity_status, "stageId" uuid, position text,
    "teamId" uuid, "ownerId" uuid, "customerId" uuid, "contactName" text, email text, phone text,
    "expectedRevenue" numeric, "recurringRevenue" numeric, "recurringPlan" recurring_plan, probability numeric,
    priority int, "tagIds" uuid[], "expectedCloseOn" date, description text, source text, medium text, campaign text,
    "lostReasonId" uuid, closed_at timestamptz, touched_at timestamptz, created_at timestamptz, search_text text,
    timeline_seq int, version int)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, status = excluded.status, stage_id = excluded.stage_id,
    position = excluded.position, team_id = excluded.team_id, owner_id = excluded.owner_id,
    customer_id = excluded.customer_id, contact_name = excluded.contact_name, email = excluded.email,
    phone = excluded.phone, expected_revenue = excluded.expected_revenue,
    recurring_revenue = excluded.recurring_revenue, recurring_plan = excluded.recurring_plan,
    probability = excluded.probability, priority = excluded.priority, tag_ids = excluded.tag_ids,
    expected_close_on = excluded.expected_close_on, description = excluded.description, source = excluded.source,
    medium = excluded.medium, campaign = excluded.campaign, lost_reason_id = excluded.lost_reason_id,
    closed_at = excluded.closed_at,
    lost_note = CASE WHEN excluded.status = 'lost' THEN opportunity.lost_note END,
    touched_at = excluded.touched_at, search_text = excluded.search_text, timeline_seq = excluded.timeline_seq,
    stage_changed_at = CASE WHEN (excluded.status, excluded.stage_id) = (opportunity.status, opportunity.stage_id)
      THEN opportunity.stage_changed_at ELSE excluded.touched_at END,
    version = excluded.version, updated_at = excluded.updated_at`;
