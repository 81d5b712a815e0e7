import type { PartnerValues } from "@/common/partners/partner";
import type { HotContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "@/server/identity/rights";
import { type PartnerRow, readPartners } from "@/server/partners/partner/view";
import { changesBetween } from "./history";
import { partnerValues } from "./partner-plan";
import { writePartners } from "./partner-writes";
import type { Undo, Undone, WrittenRecord } from "./undo-run";

/** Partners that an import made go where nobody has touched or used them since; of others what it wrote goes back. */
export const undoPartners: Undo = async (ctx, records) => {
  mustHave(ctx.actor, "partners");
  const ids = records.map(({ recordId }) => recordId).toSorted();
  const rows = await readPartners(ctx.sql, ids, "FOR UPDATE OF p");
  const used = await usedAmong(ctx, ids);
  const done = new Map<string, Undone>();
  for (const record of records) done.set(record.recordId, outcomeOf(rows.get(record.recordId), record, used));
  const removed = ids.filter((id) => done.get(id) === "removed");
  await ctx.sql(
    "DELETE FROM timeline_entry WHERE entity = 'partners.partner' AND record_id = ANY($1::uuid[])",
    [removed],
  );
  await ctx.sql("DELETE FROM partner WHERE id = ANY($1::uuid[])", [removed]);
  for (const id of removed) ctx.changed("partners.partner", id, toEveryone.deleted);
  await writePartners(
    ctx,
    records.flatMap((record) => {
      const row = rows.get(record.recordId);
      if (!row || done.get(row.id) !== "restored") return [];
      const after = back(row, record);
      const changes = changesBetween(partnerValues(row), after);
      return [{ recordId: row.id, form: row.form, before: row, after, changes }];
    }),
    ctx.actor.personId,
  );
  return done;
};

function outcomeOf(row: PartnerRow | undefined, record: WrittenRecord, used: ReadonlySet<string>): Undone {
  if (!row) return "gone";
  if (!record.isNew)
    return changesBetween(partnerValues(row), back(row, record)).length > 0 ? "restored" : "changed";
  if (row.timelineSeq !== record.timelineSeq) return "changed";
  return used.has(row.id) ? "used" : "removed";
}

function back(row: PartnerRow, { changes }: WrittenRecord): PartnerValues {
  const now: Record<string, unknown> = { ...partnerValues(row) };
  for (const { field, before, after } of (changes ?? []).toReversed())
    if (Object.hasOwn(now, field) && JSON.stringify(now[field]) === JSON.stringify(after))
      now[field] = before ?? null;
  return now as PartnerValues;
}

/** Those that an opportunity or another partner names; one that goes in the same batch does not count. */
async function usedAmong({ sql }: HotContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>(
    `SELECT p.id FROM partner p WHERE p.id = ANY($1::uuid[]) AND (
       EXISTS (SELECT FROM opportunity o WHERE (o.customer_id = p.id OR o.contact_id = p.id) AND o.deleted_at IS NULL)
       OR EXISTS (SELECT FROM partner c WHERE c.parent_id = p.id AND NOT c.id = ANY($1::uuid[])))`,
    [ids],
    "import-partners-used",
  );
  return new Set(rows.map(({ id }) => id));
}
