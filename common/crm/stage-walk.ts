/** Where winning takes an opportunity; the same walk as Odoo's. */
type StageLike = {
  readonly id: string;
  readonly position: string;
  readonly isWon: boolean;
  readonly teamId: string | null;
};

/** Stages of a team (its own and the shared ones) in board order. */
export const stagesOfTeam = <S extends StageLike>(stages: readonly S[], teamId: string | null): S[] =>
  stages
    .filter((stage) => stage.teamId === null || stage.teamId === teamId)
    .sort(
      (a, b) => (a.position < b.position ? -1 : Number(a.position > b.position)) || (a.id < b.id ? -1 : 1),
    );

/** The next won stage after the current one, else the last won stage before it; null where the team has none. */
export function wonStageFrom<S extends StageLike>(
  stages: readonly S[],
  current: S,
  teamId: string | null,
): S | null {
  const won = stagesOfTeam(stages, teamId).filter((stage) => stage.isWon);
  return won.find((stage) => stage.position > current.position) ?? won.at(-1) ?? null;
}
