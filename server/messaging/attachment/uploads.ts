import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { problemOfFile, type UploadInput } from "@/common/messaging/attachment";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { env } from "@/server/core/env";
import { fileStore } from "@/server/core/kept-files";
import { Refusal } from "@/server/core/refusal";
import { keyOf, type Preview } from "./keys";
import { lookInto, safeType } from "./look-into";
import { makePreviews } from "./make-previews";

type Asker = { readonly actor: Actor; readonly sql: Sql };

/** Files that one person may have uploaded, or have on their way, without having put them on a note. */
const mostWaiting = 100;

export const uploadFolder = (): string => join(env.dataFolder, "files", "uploads");

/** What has come of an upload so far. */
export const partOf = (id: string): string => join(uploadFolder(), id.toLowerCase());

/** All of it has come, and it was not taken over yet. */
export const isWhole = ({ id, size }: { readonly id: string; readonly size: number }): Promise<boolean> =>
  stat(partOf(id)).then(
    (part) => part.size === size,
    () => false,
  );

export async function dropPart(id: string): Promise<void> {
  await rm(partOf(id), { force: true });
  await rm(`${partOf(id)}.json`, { force: true });
}

/** A name as it is shown: no folders before it, and no signs that end a line or turn text round (attack 46). */
export function shownName(name: string): string {
  const own = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  return (
    own
      .replace(/\p{C}|[\u2028\u2029]/gu, "")
      .trim()
      .slice(-200) || "file"
  );
}

/**
 * Makes room for a file that is about to come. That the person may write the record is the caller's to ask. Begun
 * anew under the same id it is the same upload; an id that somebody else has is none of theirs.
 */
export async function beginUpload({ actor, sql }: Asker, input: UploadInput, size: number): Promise<void> {
  const name = shownName(input.name);
  const problem = problemOfFile({ name, size });
  if (problem) throw new Refusal(problem === "file_too_large" ? "too_many" : "rule", problem);
  const [waiting] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM attachment WHERE person_id = $1 AND entry_id IS NULL",
    [actor.personId],
  );
  if ((waiting?.count ?? 0) >= mostWaiting) throw new Refusal("too_many", "too_many_uploads");
  const begun = await sql(
    `INSERT INTO attachment (id, entity, record_id, person_id, name, type, size) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, size = excluded.size
       WHERE attachment.person_id = excluded.person_id AND attachment.entity = excluded.entity
         AND attachment.record_id = excluded.record_id AND attachment.completed_at IS NULL
     RETURNING id`,
    [input.id, input.entity, input.recordId, actor.personId, name, input.type, size],
  );
  if (begun.length === 0) throw new Refusal("conflict", "upload_taken");
}

/** Those being completed: whoever asks meanwhile waits for the same. */
const completing = new Map<string, Promise<void>>();

/** All of it is here: looks what it is, keeps it, and makes previews of a picture. */
export async function completeUpload(sql: Sql, id: string, claimedType: string): Promise<void> {
  const work = completing.get(id) ?? complete(sql, id, claimedType).finally(() => completing.delete(id));
  completing.set(id, work);
  await work;
}

async function complete(sql: Sql, id: string, claimedType: string): Promise<void> {
  const path = partOf(id);
  const seen = await lookInto(path);
  if (seen === "program") {
    await dropPart(id);
    await sql("DELETE FROM attachment WHERE id = $1 AND completed_at IS NULL", [id]);
    throw new Refusal("rule", "file_program");
  }
  const previews = seen ? await makePreviews(path) : null;
  for (const [name, body] of Object.entries(previews?.bodies ?? {}))
    await fileStore.write(keyOf(id, name as Preview), body);
  await fileStore.take(keyOf(id, null), path);
  await dropPart(id);
  await sql("UPDATE attachment SET completed_at = now(), type = $2, width = $3, height = $4 WHERE id = $1", [
    id,
    safeType(claimedType, seen),
    previews?.width ?? null,
    previews?.height ?? null,
  ]);
}

/** Takes back what is on no note yet. */
export async function cancelUpload({ actor, sql }: Asker, id: string): Promise<boolean> {
  const gone = await sql(
    "DELETE FROM attachment WHERE id = $1 AND person_id = $2 AND entry_id IS NULL RETURNING id",
    [id, actor.personId],
  );
  return gone.length > 0;
}
