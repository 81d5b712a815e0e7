import type { StageRecord } from "@/common/crm/records";
import { stagesOfTeam } from "@/common/crm/stage-walk";
import type { Me } from "@/common/identity/records";

/** The columns of a team's pipeline; without a team, the shared ones and those of every team the person works with. */
export function pipelineStages(
  stages: readonly StageRecord[],
  me: Pick<Me, "scope" | "teamIds">,
  team: string | null,
): readonly StageRecord[] {
  if (team !== null) return stagesOfTeam(stages, team);
  if (me.scope === "all") return stages;
  return stages.filter((stage) => stage.teamId === null || me.teamIds.includes(stage.teamId));
}
