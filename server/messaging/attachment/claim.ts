import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";

type Place = { readonly entity: string; readonly recordId: string; readonly noteId: string };

/**
 * Puts files on a note that the caller has just written: the person's own, uploaded for this record and on no other note.
 * Any other is answered as one that does not exist (attack 3).
 */
export async function claimFiles(
  ctx: HotContext,
  { entity, recordId, noteId }: Place,
  ids: readonly string[],
) {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return;
  const claimed = await ctx.sql(
    `UPDATE attachment SET entry_id = $1 WHERE id = ANY($2::uuid[]) AND person_id = $3 AND entity = $4 AND record_id = $5
       AND entry_id IS NULL AND completed_at IS NOT NULL RETURNING id`,
    [noteId, wanted, ctx.actor.personId, entity, recordId],
  );
  if (claimed.length !== wanted.length) throw new Refusal("not_found", "file_not_found");
}
