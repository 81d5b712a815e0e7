import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import type { NoteRow } from "../note/access";

type Change = { readonly fileId: string; readonly count: number };

/** Takes a file from a note: one's own, or for an administrator any. It is kept for a while, so that it can be brought back. */
export async function removeFile(ctx: HotContext, note: NoteRow, { fileId, count }: Change): Promise<void> {
  if (note.authorId !== ctx.actor.personId) mustHave(ctx.actor, "administer");
  const removed = await ctx.sql(
    `UPDATE attachment SET deleted_at = $3, deleted_by_id = $4 WHERE id = $1 AND entry_id = $2 AND deleted_at IS NULL
     RETURNING id`,
    [fileId, note.id, ctx.now, ctx.actor.personId],
  );
  if (removed.length === 0) throw new Refusal("not_found", "file_not_found");
  await revise(ctx, note, count);
}

/** For whoever deleted it. */
export async function undeleteFile(ctx: HotContext, note: NoteRow, { fileId, count }: Change): Promise<void> {
  const [file] = await ctx.sql<{ deletedById: string | null }>(
    `SELECT deleted_by_id AS "deletedById" FROM attachment WHERE id = $1 AND entry_id = $2 AND deleted_at IS NOT NULL`,
    [fileId, note.id],
  );
  if (!file) throw new Refusal("not_found", "file_not_found");
  if (file.deletedById !== ctx.actor.personId) throw new Refusal("forbidden", "own_notes_only");
  await ctx.sql("UPDATE attachment SET deleted_at = NULL, deleted_by_id = NULL WHERE id = $1", [fileId]);
  await revise(ctx, note, count);
}

/** Open pages ask for the note anew. */
const revise = (ctx: HotContext, note: NoteRow, count: number) =>
  ctx.sql("UPDATE timeline_entry SET revised = $2 WHERE id = $1", [note.id, count]);
