import type { StageRecord } from "@/common/crm/records";
import type { Sql } from "@/server/core/db";

/** Stages in board order, by id or all of them. */
export async function readStages(sql: Sql, ids: readonly string[] | null) {
  const rows = await sql<StageRecord>(
    `SELECT ${columns} FROM stage WHERE $1::uuid[] IS NULL OR id = ANY($1::uuid[]) ORDER BY position, id`,
    [ids],
    "stages-read",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * All stages, locked until the transaction ends. The table's lock comes first, in a statement of its own: whoever waited
 * for another's change must read the stages anew, or a stage just added would be missing.
 */
export async function lockStages(sql: Sql): Promise<StageRecord[]> {
  const [, rows] = await Promise.all([
    sql("LOCK TABLE stage IN SHARE ROW EXCLUSIVE MODE"),
    sql<StageRecord>(`SELECT ${columns} FROM stage ORDER BY id FOR UPDATE`),
  ]);
  return rows.sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));
}

const columns = `id, version, name, team_id AS "teamId", position, is_won AS "isWon", probability::text,
  rotting_days AS "rottingDays", hue, folded`;

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The row holds nothing but what all may read. */
export const view = (row: StageRecord): StageRecord => row;
