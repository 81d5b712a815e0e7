import { opportunityStatuses } from "@/common/crm/opportunity-terms";
import type { AuditDetails } from "@/common/identity/audit";
import type { Exported, ExportedOf } from "@/common/spreadsheet/export-input";
import type { HotContext } from "@/server/core/context";

type Filters = NonNullable<AuditDetails["filters"]>;

/** What a list is narrowed to, as the audit log keeps it: names rather than ids, for they may be gone one day. */
export async function filtersOf(ctx: HotContext, of: Exported): Promise<Filters> {
  if (of.list === "partners") return present([["search", of.query]]);
  if (of.list === "opportunities") return ofOpportunities(ctx, of);
  const { kinds, personId, from, until } = of.filter;
  const person = personId ? await namesOf(ctx, "person", [personId]) : "";
  return present([
    ["kinds", kinds?.join(", ")],
    ["person", person],
    ["from", from],
    ["until", until],
  ]);
}

async function ofOpportunities(
  ctx: HotContext,
  { filter, ids }: ExportedOf<"opportunities">,
): Promise<Filters> {
  const { teamId, lostReasonId, tagIds, ownerIds, statuses } = filter;
  return present([
    ["picked", ids && String(ids.length)],
    ["search", filter.text.trim()],
    ["whose", filter.whose === "all" ? null : filter.whose],
    ["statuses", statuses.length < opportunityStatuses.length ? statuses.join(", ") : null],
    ["team", teamId && (await namesOf(ctx, "sales_team", [teamId]))],
    ["lostReason", lostReasonId && (await namesOf(ctx, "lost_reason", [lostReasonId]))],
    ["tags", tagIds.length > 0 ? await namesOf(ctx, "tag", tagIds) : null],
    ["owners", ownerIds.length > 0 ? await namesOf(ctx, "person", ownerIds) : null],
    ["only", [filter.unassigned && "unassigned", filter.rotting && "rotting"].filter(Boolean).join(", ")],
  ]);
}

const present = (given: readonly (readonly [string, string | null | undefined])[]): Filters =>
  given.flatMap(([field, value]) => (value ? [{ field, value }] : []));

type Named = "person" | "sales_team" | "lost_reason" | "tag";

async function namesOf(ctx: HotContext, table: Named, ids: readonly string[]): Promise<string> {
  const rows = await ctx.sql<{ name: string }>(
    `SELECT name FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY name`,
    [ids],
  );
  return rows.map(({ name }) => name).join(", ");
}
