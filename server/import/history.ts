import { randomUUID } from "node:crypto";
import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";

/** A line of a record's history. */
export type HistoryLine = {
  readonly entity: "crm.opportunity" | "partners.partner";
  readonly recordId: string;
  readonly seq: number;
  readonly kind: TimelineKind;
  readonly changes: readonly FieldChange[];
  readonly at: string;
};

/** `authorId`: null where nobody in particular wrote them. */
export async function writeHistory(
  ctx: HotContext,
  lines: readonly HistoryLine[],
  authorId: string | null,
): Promise<void> {
  await ctx.sql(
    `INSERT INTO timeline_entry (id, entity, record_id, seq, kind, changes, author_id, created_at)
     SELECT r.id, r.entity, r."recordId", r.seq, r.kind, r.changes, $2::uuid, r.at FROM jsonb_to_recordset($1::jsonb)
       AS r (id uuid, entity text, "recordId" uuid, seq int, kind timeline_kind, changes jsonb, at timestamptz)`,
    [JSON.stringify(lines.map((line) => ({ ...line, id: randomUUID() }))), authorId],
    "write-history",
  );
}

/** The fields in which two copies of a record differ, lists compared by what they hold. */
export function changesBetween<R extends object>(before: object, after: R): FieldChange[] {
  const held = before as Partial<R>;
  const fields = Object.keys(after) as (keyof R & string)[];
  return fields
    .filter((field) => JSON.stringify(held[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: held[field], after: after[field] }));
}
