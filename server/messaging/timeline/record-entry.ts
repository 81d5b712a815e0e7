import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import type { HotContext } from "@/server/core/context";

type NewEntry = {
  /** Made here where it is left out. */
  readonly id?: string;
  readonly entity: TimelineEntity;
  readonly recordId: string;
  readonly kind: TimelineKind;
  readonly body?: string | null;
  readonly changes?: readonly FieldChange[];
};

/**
 * Writes one line of a record's history and answers its number. The caller holds the record's row locked, stores the
 * number as the record's `timelineSeq`, raises its version and announces it: open pages then pull the line.
 */
export async function recordEntry(ctx: HotContext, entry: NewEntry): Promise<number> {
  const [written] = await ctx.sql<{ seq: number }>(
    `INSERT INTO timeline_entry (id, entity, record_id, seq, kind, author_id, body, changes, created_at)
     SELECT $1, $2, $3::uuid, coalesce(max(greatest(seq, revised)), 0) + 1, $4::timeline_kind, $5, $6, $7::jsonb, $8
     FROM timeline_entry WHERE entity = $2 AND record_id = $3::uuid
     RETURNING seq`,
    [
      entry.id ?? crypto.randomUUID(),
      entry.entity,
      entry.recordId,
      entry.kind,
      ctx.actor.personId,
      entry.body ?? null,
      entry.changes ? JSON.stringify(entry.changes) : null,
      ctx.now,
    ],
    "timeline-entry",
  );
  if (!written) throw new Error("The timeline entry was not written.");
  return written.seq;
}
