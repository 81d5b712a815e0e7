import type { CardTuple } from "@/common/crm/card-tuple";
import type { OpportunityStatus, RecurringPlan } from "@/common/crm/opportunity-terms";
import type { OpportunityRecord } from "@/common/crm/records";
import type { Sql } from "@/server/core/db";

/** An opportunity as the database gives it, with the names of its partners and what its stage says. */
export type OpportunityRow = {
  id: string;
  version: number;
  name: string;
  status: OpportunityStatus;
  stageId: string;
  position: string;
  teamId: string | null;
  ownerId: string | null;
  customerId: string | null;
  customerName: string | null;
  customerVersion: number | null;
  contactId: string | null;
  contactPartnerName: string | null;
  contactVersion: number | null;
  contactName: string | null;
  email: string | null;
  phone: string | null;
  expectedRevenue: string;
  recurringRevenue: string;
  recurringPlan: RecurringPlan | null;
  probability: string | null;
  priority: number;
  colour: number;
  tagIds: string[];
  expectedCloseOn: string | null;
  description: string | null;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  lostReasonId: string | null;
  lostNote: string | null;
  closedAt: Date | null;
  touchedAt: Date;
  createdAt: Date;
  deletedAt: Date | null;
  timelineSeq: number;
};

const rowColumns = `
  o.id, o.version, o.name, o.status, o.stage_id AS "stageId", o.position, o.team_id AS "teamId",
  o.owner_id AS "ownerId", o.customer_id AS "customerId", c.name AS "customerName", c.version AS "customerVersion",
  o.contact_id AS "contactId", p.name AS "contactPartnerName", p.version AS "contactVersion",
  o.contact_name AS "contactName", o.email, o.phone, o.expected_revenue AS "expectedRevenue",
  o.recurring_revenue AS "recurringRevenue", o.recurring_plan AS "recurringPlan", o.probability, o.priority, o.colour,
  o.tag_ids::text[] AS "tagIds", o.expected_close_on::text AS "expectedCloseOn", o.description,
  o.source, o.medium, o.campaign, o.lost_reason_id AS "lostReasonId", o.lost_note AS "lostNote", o.closed_at AS "closedAt",
  o.touched_at AS "touchedAt", o.created_at AS "createdAt", o.deleted_at AS "deletedAt",
  o.timeline_seq AS "timelineSeq"`;

/** Rows by id, whoever asks: callers go on to `canSee`. */
export async function readRows(sql: Sql, ids: readonly string[], lock: "" | "FOR UPDATE OF o" = "") {
  const rows = await sql<OpportunityRow>(
    `SELECT ${rowColumns} FROM opportunity o
     LEFT JOIN partner c ON c.id = o.customer_id LEFT JOIN partner p ON p.id = o.contact_id
     WHERE o.id = ANY($1::uuid[]) ${lock}`,
    [ids],
    lock ? "opportunity-lock" : "opportunity-read",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a person may read of it: every class of people the same today. */
export function view(row: OpportunityRow): OpportunityRecord {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    status: row.status,
    stageId: row.stageId,
    position: row.position,
    teamId: row.teamId,
    ownerId: row.ownerId,
    customerId: row.customerId,
    customer: named(row.customerId, row.customerName, row.customerVersion),
    contactId: row.contactId,
    contact: named(row.contactId, row.contactPartnerName, row.contactVersion),
    contactName: row.contactName,
    email: row.email,
    phone: row.phone,
    expectedRevenue: row.expectedRevenue,
    recurringRevenue: row.recurringRevenue,
    recurringPlan: row.recurringPlan,
    probability: row.probability,
    priority: row.priority,
    colour: row.colour,
    tagIds: row.tagIds,
    expectedCloseOn: row.expectedCloseOn,
    description: row.description,
    source: row.source,
    medium: row.medium,
    campaign: row.campaign,
    lostReasonId: row.lostReasonId,
    lostNote: row.lostNote,
    closedAt: row.closedAt?.toISOString() ?? null,
    touchedAt: row.touchedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    timelineSeq: row.timelineSeq,
  };
}

const named = (id: string | null, name: string | null, version: number | null) =>
  id === null || name === null ? null : { id, name, version: version ?? 0 };

/**
 * The columns that `tuple` reads, over aliases `o` and `c`; half of what a full record takes. Instants and lists come as
 * text: thousands of cards are read at once, and a third of the time would go into making dates and arrays of them.
 */
export const cardColumns = `
  o.id, o.version, o.name, o.status, o.stage_id AS "stageId", o.position, o.team_id AS "teamId",
  o.owner_id AS "ownerId", o.customer_id AS "customerId", c.name AS "customerName", c.version AS "customerVersion",
  o.contact_name AS "contactName", o.expected_revenue AS "expectedRevenue",
  o.recurring_revenue AS "recurringRevenue", o.recurring_plan AS "recurringPlan", o.probability, o.priority, o.colour,
  o.tag_ids::text AS "tagIds", o.expected_close_on::text AS "expectedCloseOn", o.lost_reason_id AS "lostReasonId",
  to_char(o.touched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "touchedAt"`;

export type CardRow = Omit<OpportunityRow, "tagIds" | "touchedAt"> & {
  /** As PostgreSQL writes a list: {a,b} */
  readonly tagIds: string;
  readonly touchedAt: string;
};

/** The part of a row that a card shows, in the wire's order (`common/crm/card-tuple.ts`). */
export const tuple = (row: CardRow): CardTuple => [
  row.id,
  row.version,
  row.name,
  row.status,
  row.stageId,
  row.position,
  row.teamId,
  row.ownerId,
  row.customerId,
  row.customerName,
  row.customerVersion ?? 0,
  row.contactName,
  row.expectedRevenue,
  row.recurringRevenue,
  row.recurringPlan,
  row.probability,
  row.priority,
  row.colour,
  row.tagIds === "{}" ? [] : row.tagIds.slice(1, -1).split(","),
  row.expectedCloseOn,
  row.lostReasonId,
  row.touchedAt,
];
