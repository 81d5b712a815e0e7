import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import { searchText } from "@/common/search-text";
import type { WriteContext } from "@/server/core/context";
import { audience } from "@/server/crm/opportunity/access";
import type { OpportunityRow } from "@/server/crm/opportunity/view";
import { type HistoryLine, writeHistory } from "./history";
import type { Lead } from "./opportunity-row";
import type { Outcome } from "./report";

export type PlannedOpportunity = {
  readonly key: string;
  readonly digest: string;
  readonly recordId: string;
  readonly lead: Lead;
  readonly customerName: string | null;
  readonly before: OpportunityRow | undefined;
  readonly changes: readonly FieldChange[];
  readonly outcome: Outcome;
  position: string;
};

/** Creates or changes opportunities in one statement, with their history, and announces each. */
export async function writeOpportunities(
  ctx: WriteContext,
  rows: readonly PlannedOpportunity[],
): Promise<void> {
  const lines = rows.map((row) => linesOf(row, ctx.now));
  const columns = rows.map((row, index) => columnsOf(row, lines[index] ?? [], ctx.now));
  await ctx.sql(writing, [JSON.stringify(columns), ctx.now], "import-opportunities");
  await writeHistory(ctx, lines.flat());
  for (const { recordId, before, lead } of rows) {
    const { teamId, ownerId } = lead.fields;
    const after = audience({ teamId, ownerId, deletedAt: null });
    if (before) ctx.changed("crm.opportunity", recordId, { op: "updated", before: audience(before), after });
    else ctx.changed("crm.opportunity", recordId, { op: "created", before: [], after });
  }
}

/** A new one has a line for its beginning and one for its end; a changed one a line for what changed. */
function linesOf({ recordId, before, changes, lead }: PlannedOpportunity, now: Date): HistoryLine[] {
  const { status } = lead.fields;
  const line = { entity: "crm.opportunity", recordId } as const;
  if (before) {
    const kind = kindOf(before.status, status);
    return [{ ...line, seq: before.timelineSeq + 1, kind, changes, at: now.toISOString() }];
  }
  const created = { ...line, seq: 1, kind: "created" as const, changes: [], at: createdAt(lead, now) };
  const closed = closedAt(lead, now);
  return status === "open" || !closed
    ? [created]
    : [created, { ...line, seq: 2, kind: status, changes: [], at: closed }];
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
const createdAt = ({ createdOn }: Lead, now: Date) =>
  createdOn ? instant(createdOn, "08", now) : now.toISOString();
const closedAt = ({ closedOn }: Lead, now: Date) => (closedOn ? instant(closedOn, "16", now) : null);

function columnsOf(row: PlannedOpportunity, lines: readonly HistoryLine[], now: Date) {
  const { before, lead, customerName } = row;
  const { fields } = lead;
  const last = lines.at(-1)?.at ?? now.toISOString();
  return {
    ...fields,
    id: row.recordId,
    position: row.position,
    created_at: createdAt(lead, now),
    closed_at: closedAt(lead, now),
    touched_at: last,
    search_text: searchText(fields.name, customerName, fields.contactName, fields.email),
    timeline_seq: lines.at(-1)?.seq ?? 1,
    version: before ? before.version + 1 : 1,
  };
}

const writing = `
  INSERT INTO opportunity (id, name, status, stage_id, position, team_id, owner_id, customer_id, contact_name, email,
    phone, expected_revenue, recurring_revenue, recurring_plan, priority, tag_ids, expected_close_on, description,
    lost_reason_id, closed_at, touched_at, stage_changed_at, created_at, search_text, timeline_seq, version, updated_at)
  SELECT r.id, r.name, r.status, r."stageId", r.position, r."teamId", r."ownerId", r."customerId", r."contactName",
    r.email, r.phone, r."expectedRevenue", r."recurringRevenue", r."recurringPlan", r.priority, r."tagIds",
    r."expectedCloseOn", r.description, r."lostReasonId", r.closed_at, r.touched_at,
    r.touched_at, r.created_at, r.search_text, r.timeline_seq, r.version, $2
  FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, name text, status opportunity_status, "stageId" uuid, position text,
    "teamId" uuid, "ownerId" uuid, "customerId" uuid, "contactName" text, email text, phone text,
    "expectedRevenue" numeric, "recurringRevenue" numeric, "recurringPlan" recurring_plan, priority int,
    "tagIds" uuid[], "expectedCloseOn" date, description text, "lostReasonId" uuid, closed_at timestamptz,
    touched_at timestamptz, created_at timestamptz, search_text text, timeline_seq int,
    version int)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, status = excluded.status, stage_id = excluded.stage_id,
    position = excluded.position, team_id = excluded.team_id, owner_id = excluded.owner_id,
    customer_id = excluded.customer_id, contact_name = excluded.contact_name, email = excluded.email,
    phone = excluded.phone, expected_revenue = excluded.expected_revenue,
    recurring_revenue = excluded.recurring_revenue, recurring_plan = excluded.recurring_plan,
    priority = excluded.priority, tag_ids = excluded.tag_ids, expected_close_on = excluded.expected_close_on,
    description = excluded.description, lost_reason_id = excluded.lost_reason_id, closed_at = excluded.closed_at,
    probability = CASE WHEN excluded.status = opportunity.status THEN opportunity.probability END,
    lost_note = CASE WHEN excluded.status = 'lost' THEN opportunity.lost_note END,
    touched_at = excluded.touched_at, search_text = excluded.search_text, timeline_seq = excluded.timeline_seq,
    stage_changed_at = CASE WHEN (excluded.status, excluded.stage_id) = (opportunity.status, opportunity.stage_id)
      THEN opportunity.stage_changed_at ELSE excluded.touched_at END,
    version = excluded.version, updated_at = excluded.updated_at`;
