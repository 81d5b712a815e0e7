import type { FieldChange } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { type HeldRow, heldColumns } from "./rewrite-many";

/** Who did it, in which mutation. */
export type MergeName = { readonly by: string; readonly merge: string };

/** What a merge answers: enough, kept with its mutation, to take it back. */
export type Merge<Thing> = MergeName & {
  readonly gone: Thing;
  readonly into: string;
  /** Opportunities that moved. */
  readonly moved: number;
  /** Records that were announced besides them and the thing itself; none where left out. */
  readonly others?: number;
};

/** A merge as it was answered, and the opportunities it moved with the change each got, locked. */
export async function findMerge<Thing>(ctx: HotContext, command: string, { by, merge }: MergeName) {
  const [made] = await ctx.sql<{ reply: Merge<Thing>; seq: string }>(
    `SELECT reply, seq::text FROM mutation WHERE person_id = $1 AND id = $2 AND command = $3`,
    [by, merge, command],
  );
  if (!made?.reply) throw new Refusal("not_found", "merge_not_found");
  const { reply, seq } = made;
  const moved = await ctx.sql<HeldRow & { change: FieldChange }>(
    `SELECT ${heldColumns}, part.change FROM change_log l
     JOIN opportunity o ON o.id = l.record_id
     JOIN timeline_entry t ON t.entity = 'crm.opportunity' AND t.record_id = o.id
     CROSS JOIN LATERAL (
       SELECT change FROM jsonb_array_elements(t.changes) change WHERE change->>'merge' = $3
     ) part
     WHERE l.seq BETWEEN $1::bigint - $2::int AND $1::bigint AND l.mutation_id = $3::uuid
       AND l.entity = 'crm.opportunity'
     ORDER BY o.id FOR UPDATE OF o`,
    [seq, reply.moved + (reply.others ?? 0), merge],
  );
  return { ...reply, moved };
}
