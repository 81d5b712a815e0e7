import type { FieldChange } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { type FieldConflict, Refusal } from "@/server/core/refusal";

type Clash = Pick<FieldConflict, "field" | "base" | "theirs" | "mine">;

/** The refusal that shows both values of each field, with who wrote theirs and when, from the record's history. */
export async function conflictOn(ctx: HotContext, row: { readonly id: string }, clashes: readonly Clash[]) {
  const lines = await ctx.sql<{ changes: FieldChange[]; by: string | null; at: Date }>(
    `SELECT changes, author_id AS by, created_at AS at FROM timeline_entry
     WHERE entity = 'crm.opportunity' AND record_id = $1 AND changes IS NOT NULL ORDER BY seq DESC LIMIT 50`,
    [row.id],
  );
  const details = clashes.map((clash): FieldConflict => {
    const line = lines.find(({ changes }) => changes.some(({ field }) => field === clash.field));
    return { ...clash, by: line?.by ?? null, at: line?.at.toISOString() ?? null };
  });
  return new Refusal("conflict", "conflict", details);
}
