import type { HotContext } from "@/server/core/context";
import { audience, canSee } from "@/server/crm/opportunity/access";
import { lockRows } from "@/server/crm/opportunity/bulk-rows";
import type { OpportunityRow } from "@/server/crm/opportunity/view";
import { mustHave } from "@/server/identity/rights";
import { announceNoticesOf } from "@/server/messaging/notice/announce";
import { changesBetween } from "./history";
import type { OpportunityValues } from "./opportunity-draft";
import { valuesOf } from "./opportunity-values";
import { placeOpportunities, writeOpportunities } from "./opportunity-writes";
import type { Undo, Undone, WrittenRecord } from "./undo-run";

/**
 * Opportunities that an import made and nobody has touched since leave nothing behind; in those that it changed each
 * field goes back that still says what it wrote. What this person may not see any more stays as it is.
 */
export const undoOpportunities: Undo = async (ctx, records) => {
  mustHave(ctx.actor, "write");
  const rows = await lockRows(
    ctx,
    records.map(({ recordId }) => recordId),
  );
  const steps = records.map((record) => stepOf(ctx, rows.get(record.recordId), record));
  await removeAll(
    ctx,
    steps.flatMap(({ how, row }) => (row && how === "removed" ? [row] : [])),
  );
  await restoreAll(
    ctx,
    steps.flatMap(({ how, row, after }) => (row && after && how === "restored" ? [{ row, after }] : [])),
  );
  return new Map(steps.map(({ id, how }) => [id, how]));
};

function stepOf(ctx: HotContext, row: OpportunityRow | undefined, record: WrittenRecord) {
  const after = row && !record.isNew ? back(row, record) : null;
  const how: Undone = !row || row.deletedAt ? "gone" : outcomeOf(ctx, row, record, after);
  return { id: record.recordId, row, after, how };
}

function outcomeOf(
  ctx: HotContext,
  row: OpportunityRow,
  record: WrittenRecord,
  after: OpportunityValues | null,
): Undone {
  if (!canSee(ctx.actor, row)) return "changed";
  if (record.isNew) return row.timelineSeq === record.timelineSeq ? "removed" : "changed";
  const isVisible = after !== null && canSee(ctx.actor, { ...after, deletedAt: null });
  return isVisible && changesBetween(valuesOf(row), after).length > 0 ? "restored" : "changed";
}

/** Each field as it was, where it still is as the import left it. */
function back(row: OpportunityRow, { changes }: WrittenRecord): OpportunityValues {
  const now: Record<string, unknown> = { ...valuesOf(row) };
  for (const { field, before, after } of (changes ?? []).toReversed())
    if (Object.hasOwn(now, field) && JSON.stringify(now[field]) === JSON.stringify(after))
      now[field] = before ?? null;
  return now as OpportunityValues;
}

async function removeAll(ctx: HotContext, rows: readonly OpportunityRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await announceNoticesOf(ctx, { recordId: ids });
  await ctx.sql(
    "DELETE FROM timeline_entry WHERE entity = 'crm.opportunity' AND record_id = ANY($1::uuid[])",
    [ids],
  );
  await ctx.sql("DELETE FROM opportunity WHERE id = ANY($1::uuid[])", [ids]);
  for (const row of rows)
    ctx.changed("crm.opportunity", row.id, { op: "deleted", before: audience(row), after: [] });
}

async function restoreAll(
  ctx: HotContext,
  backs: readonly { readonly row: OpportunityRow; readonly after: OpportunityValues }[],
): Promise<void> {
  const writes = backs.map(({ row, after }) => ({
    ...{ recordId: row.id, before: row, after, position: row.position },
    changes: changesBetween(valuesOf(row), after),
    ...{ createdOn: null, closedOn: null },
    customerName: after.customerId === row.customerId ? row.customerName : null,
  }));
  await placeOpportunities(ctx, writes);
  await writeOpportunities(ctx, writes, ctx.actor.personId);
}
