import type { LostReasonRecord } from "@/common/crm/records";
import type { Sql } from "@/server/core/db";

export async function readLostReasons(sql: Sql, ids: readonly string[] | null) {
  const rows = await sql<LostReasonRecord>(
    `SELECT id, version, name, active FROM lost_reason WHERE $1::uuid[] IS NULL OR id = ANY($1::uuid[]) ORDER BY name, id`,
    [ids],
    "lost-reasons",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row holds nothing but what all may read. */
export const view = (row: LostReasonRecord): LostReasonRecord => row;
