import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { recordEntry } from "@/server/messaging/timeline/record-entry";
import { audience } from "./access";
import type { OpportunityRow } from "./view";

/** Columns that commands write, by the field's name on the wire. */
const columnOf = {
  name: "name",
  status: "status",
  stageId: "stage_id",
  position: "position",
  teamId: "team_id",
  ownerId: "owner_id",
  customerId: "customer_id",
  contactId: "contact_id",
  contactName: "contact_name",
  email: "email",
  phone: "phone",
  expectedRevenue: "expected_revenue",
  recurringRevenue: "recurring_revenue",
  recurringPlan: "recurring_plan",
  probability: "probability",
  priority: "priority",
  colour: "colour",
  tagIds: "tag_ids",
  expectedCloseOn: "expected_close_on",
  description: "description",
  lostReasonId: "lost_reason_id",
  lostNote: "lost_note",
  closedAt: "closed_at",
  stageChangedAt: "stage_changed_at",
  deletedAt: "deleted_at",
  searchText: "search_text",
} as const;
export type Written = { [Field in keyof typeof columnOf]?: unknown };

type Line = { readonly kind: TimelineKind; readonly body?: string | null; readonly changes?: readonly FieldChange[] };

/**
 * Writes fields of a locked row with the line of history that tells of it, raises its version and announces it to who
 * could see it before and who can now. Without a line (a card put elsewhere in its column) no history is kept.
 */
export async function writeRow(ctx: HotContext, row: OpportunityRow, written: Written, line: Line | null) {
  const entry = line && { entity: "crm.opportunity" as const, recordId: row.id, ...line };
  const timelineSeq = entry ? await recordEntry(ctx, entry) : row.timelineSeq;

  const fields = Object.keys(written) as (keyof Written)[];
  const sets = fields.map((field, index) => `${columnOf[field]} = $${index + 5}`);
  await ctx.sql(
    `UPDATE opportunity SET version = version + 1, updated_at = $2, timeline_seq = $3,
       touched_at = CASE WHEN $4::boolean THEN $2 ELSE touched_at END${sets.map((set) => `, ${set}`).join("")}
     WHERE id = $1`,
    [row.id, ctx.now, timelineSeq, line !== null, ...fields.map((field) => written[field])],
    `opportunity-write ${fields.join(" ")}`.slice(0, 63),
  );
  const after = { ...row, ...(written as Partial<OpportunityRow>) };
  ctx.changed("crm.opportunity", row.id, { op: "updated", before: audience(row), after: audience(after) });
  return { id: row.id, version: row.version + 1, timelineSeq };
}
