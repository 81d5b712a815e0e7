import type { StageRecord } from "@/common/crm/records";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { lockStages } from "./view";

/** For commands on the set-up: all stages in board order. Two who change the board at once do so one after the other. */
export async function stagesForWrite(ctx: WriteContext): Promise<StageRecord[]> {
  mustHave(ctx.actor, "configure");
  return lockStages(ctx.sql);
}

export function pick(stages: readonly StageRecord[], id: string): StageRecord {
  const stage = stages.find((one) => one.id === id);
  if (!stage) throw new Refusal("not_found", "stage_not_found");
  return stage;
}

type Named = { readonly id: string; readonly name: string; readonly teamId: string | null };

/** A team sees the shared stages and its own, and no two of them may bear one name. */
export function refuseNameTwice(stages: readonly StageRecord[], { id, name, teamId }: Named): void {
  const key = name.toLowerCase();
  const twin = stages.find(
    (stage) =>
      stage.id !== id &&
      stage.name.toLowerCase() === key &&
      (stage.teamId === null || teamId === null || stage.teamId === teamId),
  );
  if (twin) throw invalid("name", "taken");
}

export async function refuseUnknownTeam(ctx: WriteContext, teamId: string | null): Promise<void> {
  if (teamId === null) return;
  const team = await ctx.sql("SELECT id FROM sales_team WHERE id = $1 FOR KEY SHARE", [teamId]);
  if (team.length === 0) throw invalid("teamId", "unknown");
}
