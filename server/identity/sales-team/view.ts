import type { SalesTeamRecord } from "@/common/identity/records";
import type { Sql } from "@/server/core/db";

export async function readTeams(sql: Sql, ids: readonly string[] | null) {
  const rows = await sql<SalesTeamRecord>(
    `SELECT id, version, name, hue, active FROM sales_team
     WHERE $1::uuid[] IS NULL OR id = ANY($1::uuid[]) ORDER BY name, id`,
    [ids],
    "teams",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row holds nothing but what all may read. */
export const view = (row: SalesTeamRecord): SalesTeamRecord => row;
