import type { Sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";

export type StageRow = {
  id: string;
  name: string;
  teamId: string | null;
  position: string;
  isWon: boolean;
};

const columns = `id, name, team_id AS "teamId", position, is_won AS "isWon"`;

/** All stages in board order; a company has a few dozen at most. */
export const readStages = (sql: Sql) =>
  sql<StageRow>(`SELECT ${columns} FROM stage ORDER BY position, id`, [], "stages");

/** A stage that a team works with: shared by all, or its own. Held until the end, so that it stays won or not won. */
export async function findStageForTeam(sql: Sql, id: string, teamId: string | null): Promise<StageRow> {
  const [stage] = await sql<StageRow>(`SELECT ${columns} FROM stage WHERE id = $1 FOR SHARE`, [id], "stage");
  return stageForTeam(stage, teamId);
}

export function stageForTeam<S extends Pick<StageRow, "teamId">>(
  stage: S | undefined,
  teamId: string | null,
): S {
  if (!stage) throw new Refusal("not_found", "stage_not_found");
  if (stage.teamId !== null && stage.teamId !== teamId) throw new Refusal("rule", "stage_of_another_team");
  return stage;
}
