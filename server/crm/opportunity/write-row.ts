import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { audience } from "./access";
import { tellOfChange } from "./tell-of-change";
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
  source: "source",
  medium: "medium",
  campaign: "campaign",
  lostReasonId: "lost_reason_id",
  lostNote: "lost_note",
  closedAt: "closed_at",
  stageChangedAt: "stage_changed_at",
  deletedAt: "deleted_at",
  searchText: "search_text",
} as const;
export type Written = { [Field in keyof typeof columnOf]?: unknown };

type Line = {
  /** Made here where it is left out. */
  readonly id?: string;
  readonly kind: TimelineKind;
  readonly body?: string | null;
  readonly changes?: readonly FieldChange[];
};

/**
 * Writes fields of a locked row, and with them the line of history that tells of it; raises the version and announces
 * the record to who could see it before and who can now. Without a line (a card put elsewhere in its column) no history
 * is kept; `revised` says that the caller has rewritten a line of it. One statement, because moves are what a board does
 * most.
 */
export async function writeRow(
  ctx: HotContext,
  row: OpportunityRow,
  written: Written,
  told: Line | "revised" | null,
) {
  const timelineSeq = row.timelineSeq + (told ? 1 : 0);
  const line = told === "revised" ? null : told;
  const entryId = line ? (line.id ?? crypto.randomUUID()) : null;
  const fields = Object.keys(written) as (keyof Written)[];
  const history = line
    ? [entryId, line.kind, ctx.actor.personId, line.body ?? null, jsonOf(changesOf(row, written, line))]
    : [];
  const first = 4 + history.length;
  const sets = fields.map((field, index) => `, ${columnOf[field]} = $${index + first}`).join("");
  const statement = `${line ? historyFirst : ""}
     UPDATE opportunity SET version = version + 1, updated_at = $2, timeline_seq = $3${line ? ", touched_at = $2" : ""}${sets}
     WHERE id = $1`;
  const values = [row.id, ctx.now, timelineSeq, ...history, ...fields.map((field) => written[field])];
  ctx.send(statement, values, preparedName(statement));
  const after = { ...row, ...(written as Partial<OpportunityRow>) };
  ctx.changed("crm.opportunity", row.id, { op: "updated", before: audience(row), after: audience(after) });
  await tellOfChange(ctx, row, after, { kind: line?.kind ?? null, entryId });
  return { id: row.id, version: row.version + 1, timelineSeq };
}

/**
 * Adds a row and the first line of its history. Answers when it is in, because its id, which the
 * client chose, may be taken: then the database's own error comes through.
 */
export async function insertRow(ctx: HotContext, id: string, written: Written): Promise<void> {
  const fields = Object.keys(written) as (keyof Written)[];
  const history = [crypto.randomUUID(), "created", ctx.actor.personId, null, null];
  const first = 4 + history.length;
  const statement = `${historyFirst}
     INSERT INTO opportunity (id, touched_at, stage_changed_at, created_at, updated_at, timeline_seq,
       ${fields.map((field) => columnOf[field]).join(", ")})
     VALUES ($1, $2, $2, $2, $2, $3, ${fields.map((_, index) => `$${index + first}`).join(", ")})`;
  const values = [id, ctx.now, 1, ...history, ...fields.map((field) => written[field])];
  await ctx.sql(statement, values, preparedName(statement));
}

/** The few sets of fields that commands write are prepared once per connection; rare ones beyond them are not. */
const prepared = new Map<string, string>();

function preparedName(statement: string): string | undefined {
  if (!prepared.has(statement) && prepared.size < 50)
    prepared.set(statement, `opportunity-write-${prepared.size}`);
  return prepared.get(statement);
}

/** What closing and reopening does beside the stage and the reason: without it the history could not be taken back. */
const ofOutcome = ["status", "lostNote", "probability"] as const;

function changesOf(row: OpportunityRow, written: Written, { kind, changes }: Line) {
  if (written.status === undefined || kind === "created") return changes;
  const more = ofOutcome.flatMap((field) => {
    if (!(field in written) || written[field] === row[field]) return [];
    return { field, before: row[field], after: written[field] };
  });
  return [...(changes ?? []), ...more];
}

const jsonOf = (changes: readonly FieldChange[] | undefined) => (changes ? JSON.stringify(changes) : null);

/** The row's lock makes its own count the next number of the history. */
const historyFirst = `
  WITH line AS (
    INSERT INTO timeline_entry (id, entity, record_id, seq, kind, author_id, body, changes, created_at)
    VALUES ($4, 'crm.opportunity', $1::uuid, $3, $5::timeline_kind, $6, $7, $8::jsonb, $2)
  )`;
