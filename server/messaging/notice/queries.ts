import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";

/** Ids of a person's notices, for the snapshot. */
export async function noticesFor(sql: Sql, actor: Actor): Promise<string[]> {
  const rows = await sql<{ id: string }>(`SELECT id FROM notice WHERE person_id = $1`, [actor.personId]);
  return rows.map(({ id }) => id);
}
