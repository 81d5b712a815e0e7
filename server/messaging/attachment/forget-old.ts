import type { Sql } from "@/server/core/db";
import { fileStore } from "@/server/core/kept-files";
import { keysOf } from "./keys";
import { dropPart } from "./uploads";

/**
 * Uploads that nobody put on a note go after three days, files that were deleted after thirty. A phone may be without a
 * network for a while.
 */
export async function forgetOldFiles(over: Sql): Promise<void> {
  const old = await over<{ id: string }>(
    `SELECT id FROM attachment WHERE (entry_id IS NULL AND created_at < now() - interval '3 days')
       OR deleted_at < now() - interval '30 days' LIMIT 10000`,
  );
  for (const { id } of old) {
    const gone = await over(
      `DELETE FROM attachment WHERE id = $1 AND (entry_id IS NULL OR deleted_at < now() - interval '30 days')
       RETURNING id`,
      [id],
    );
    if (gone.length > 0) await forgetBytes(id);
  }
}

export async function forgetBytes(id: string): Promise<void> {
  await dropPart(id);
  for (const key of keysOf(id)) await fileStore.remove(key);
}
