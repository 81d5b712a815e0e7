import type { TagRecord } from "@/common/crm/records";
import type { Sql } from "@/server/core/db";

export async function readTags(sql: Sql, ids: readonly string[] | null) {
  const rows = await sql<TagRecord>(
    `SELECT id, version, name, hue FROM tag WHERE $1::uuid[] IS NULL OR id = ANY($1::uuid[]) ORDER BY name, id`,
    [ids],
    "tags",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row holds nothing but what all may read. */
export const view = (row: TagRecord): TagRecord => row;
