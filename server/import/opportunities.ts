import { randomUUID } from "node:crypto";
import { generateNKeysBetween } from "fractional-indexing";
import type { WriteContext } from "@/server/core/context";
import { type OpportunityRow, readRows } from "@/server/crm/opportunity/view";
import type { ImportFile, Item, Plan } from "./batches";
import { externalIds, keepExternalIds } from "./external-ids";
import { changesBetween } from "./history";
import type { Known } from "./known";
import { type Lead, type LeadFields, leadColumns, readLead } from "./opportunity-row";
import { type PlannedOpportunity, writeOpportunities } from "./opportunity-writes";
import type { Outcome } from "./report";

/** Opportunities, found again by their key. One that was deleted here stays deleted. */
export const opportunitiesFile: ImportFile<Lead> = {
  ...leadColumns,
  read: readLead,
  plan: planOpportunities,
};

async function planOpportunities(
  ctx: WriteContext,
  items: readonly Item<Lead>[],
  known: Known,
): Promise<Plan> {
  const externals = await externalIds(
    ctx,
    "crm.opportunity",
    items.map(({ key }) => key),
  );
  const stored = await readRows(
    ctx.sql,
    [...externals.values()].map(({ recordId }) => recordId),
    "FOR UPDATE OF o",
  );
  const rows = items.map((item) => {
    const external = externals.get(item.key);
    const before = stored.get(external?.recordId ?? "");
    return planOne(item, before, external?.digest === item.digest, known);
  });
  await place(ctx, rows);
  return {
    outcomes: rows.map(({ outcome }) => outcome),
    write: async () => {
      const touched = rows.filter(({ outcome }) => outcome !== "unchanged");
      if (touched.length > 0) await writeOpportunities(ctx, touched);
      await keepExternalIds(ctx, "crm.opportunity", rows);
    },
  };
}

function planOne(
  { key, digest, value }: Item<Lead>,
  before: OpportunityRow | undefined,
  sameRow: boolean,
  known: Known,
): PlannedOpportunity {
  const changes = before && !sameRow ? changesBetween(fieldsOf(before), value.fields) : [];
  return {
    ...{ key, digest, lead: value, before, changes, position: before?.position ?? "" },
    recordId: before?.id ?? randomUUID(),
    customerName: known.companyNames.get(value.fields.customerId ?? "") ?? null,
    outcome: outcomeOf(before, changes.length),
  };
}

function outcomeOf(before: OpportunityRow | undefined, changes: number): Outcome {
  if (!before) return "created";
  return changes > 0 && !before.deletedAt ? "updated" : "unchanged";
}

/** The fields that the file can say something about, in the same order as it does. */
function fieldsOf(row: OpportunityRow): LeadFields {
  const { name, status, stageId, teamId, ownerId, customerId, contactName, email, phone } = row;
  const { expectedRevenue, recurringRevenue, recurringPlan, priority, tagIds, expectedCloseOn } = row;
  const { description, lostReasonId } = row;
  return {
    ...{ name, status, stageId, teamId, ownerId, customerId, contactName, email, phone },
    ...{ expectedRevenue, recurringRevenue, recurringPlan, priority, tagIds, expectedCloseOn },
    ...{ description, lostReasonId },
  };
}

/** New cards, and those that changed stage, go below the last of their column, in the order of the file. */
async function place(ctx: WriteContext, rows: readonly PlannedOpportunity[]): Promise<void> {
  const moved = rows.filter(
    ({ before, lead, outcome }) => outcome !== "unchanged" && before?.stageId !== lead.fields.stageId,
  );
  const columns = groupByStage(moved);
  for (const [stageId, column] of columns) {
    const [last] = await ctx.sql<{ position: string | null }>(
      "SELECT max(position) AS position FROM opportunity WHERE stage_id = $1::uuid",
      [stageId],
      "last-of-column",
    );
    const keys = generateNKeysBetween(last?.position ?? null, null, column.length);
    for (const [index, row] of column.entries()) row.position = keys[index] ?? "";
  }
}

function groupByStage(rows: readonly PlannedOpportunity[]): Map<string, PlannedOpportunity[]> {
  const columns = new Map<string, PlannedOpportunity[]>();
  for (const row of rows) {
    const { stageId } = row.lead.fields;
    columns.set(stageId, [...(columns.get(stageId) ?? []), row]);
  }
  return columns;
}
