import type { OpportunityColumn } from "@/common/spreadsheet/export-input";
import type { CellKind } from "./sheet";
import type { Words } from "./words";

/** Where a cell comes from, over the aliases of `opportunity-sheet.ts`; always text. */
type Source = {
  readonly sql: string;
  readonly kind: CellKind;
  /** The cell is one of a closed set, which has words. */
  readonly words?: (words: Words) => Readonly<Record<string, string>>;
};

/** The rule of common/crm/weight.ts, for sorting and adding up in the database. */
export const probability =
  "CASE o.status WHEN 'won' THEN 100 WHEN 'lost' THEN 0 ELSE coalesce(o.probability, s.probability) END";
export const weighted = `round(o.expected_revenue * (${probability}) / 100, 2)`;
export const recurring = "CASE WHEN o.recurring_plan IS NOT NULL THEN o.recurring_revenue END";
export const customer = "coalesce(c.name, o.contact_name)";

const text = (sql: string): Source => ({ sql, kind: "text" });
const money = (sql: string): Source => ({ sql: `(${sql})::text`, kind: "money" });
const instant = (column: string): Source => ({
  sql: `to_char(o.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  kind: "instant",
});

export const sources: Record<OpportunityColumn, Source> = {
  name: text("o.name"),
  customer: text(customer),
  stage: text("s.name"),
  expectedRevenue: money("o.expected_revenue"),
  weighted: money(weighted),
  recurringRevenue: money(recurring),
  recurringPlan: { sql: "o.recurring_plan::text", kind: "text", words: ({ plans }) => plans },
  probability: { sql: `trim_scale(${probability})::text`, kind: "number" },
  owner: text("owner.name"),
  team: text("team.name"),
  tags: text("(SELECT string_agg(t.name, ', ' ORDER BY t.name) FROM tag t WHERE t.id = ANY(o.tag_ids))"),
  priority: { sql: "o.priority::text", kind: "number" },
  expectedCloseOn: { sql: "o.expected_close_on::text", kind: "day" },
  lostReason: text("reason.name"),
  touchedAt: instant("touched_at"),
  status: { sql: "o.status::text", kind: "text", words: ({ statuses }) => statuses },
  contactName: text("coalesce(contact.name, o.contact_name)"),
  email: text("o.email"),
  phone: text("o.phone"),
  description: text("o.description"),
  source: text("o.source"),
  medium: text("o.medium"),
  campaign: text("o.campaign"),
  lostNote: text("o.lost_note"),
  createdAt: instant("created_at"),
  closedAt: instant("closed_at"),
};
