import type { SalesTeamRecord } from "@/common/identity/records";
import type { UnmergeTeamInput } from "@/common/identity/sales-team";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { announceAccess } from "../person/access";
import { mustHave } from "../rights";
import { refuseNameTwice } from "./access";

/** Who was in the team that went, and what they were in the other one: null, nothing. */
export type MergedMember = {
  readonly personId: string;
  readonly leader: boolean;
  readonly leaderThere: boolean | null;
};

/** A merge as it was answered. */
export type TeamMerge = {
  readonly gone: SalesTeamRecord;
  readonly into: string;
  readonly members: readonly MergedMember[];
};

/** The pipeline's part of it, handed in as that of the merge is. `run` follows once the team is there again. */
export type HandBack = {
  find(ctx: WriteContext, merge: UnmergeTeamInput): Promise<TeamMerge & { run(): Promise<number> }>;
};

/** Parts two merged teams again: what nobody has moved on since goes back, the others stay where they are. */
export const unmergeTeam = (handBack: HandBack) => async (ctx: WriteContext, input: UnmergeTeamInput) => {
  mustHave(ctx.actor, "administer");
  const { gone, into, members, run } = await handBack.find(ctx, input);
  const { id, name, hue, active, version } = gone;
  await refuseNameTwice(ctx, name, id);
  await unlessTaken(
    { sales_team_pkey: "id" },
    ctx.sql(
      "INSERT INTO sales_team (id, name, hue, active, version, updated_at) VALUES ($1, $2, $3, $4, $5, $6)",
      [id, name, hue, active, version + 1, ctx.now],
    ),
  );
  ctx.changed("identity.salesTeam", id, toEveryone.created);
  auditSetting(ctx, { entity: "identity.salesTeam", id, name, what: "created" });
  const moved = await run();
  for (const member of members) await putBack(ctx, id, into, member);
  return { id, moved };
};

async function putBack(
  ctx: WriteContext,
  id: string,
  into: string,
  { personId, leader, leaderThere }: MergedMember,
): Promise<void> {
  await ctx.sql("INSERT INTO membership (person_id, team_id, leader) VALUES ($1, $2, $3)", [
    ...[personId, id, leader],
  ]);
  const place = [personId, into] as const;
  if (leaderThere === null)
    await ctx.sql("DELETE FROM membership WHERE person_id = $1 AND team_id = $2", [...place]);
  else
    await ctx.sql("UPDATE membership SET leader = $3 WHERE person_id = $1 AND team_id = $2", [
      ...[...place, leaderThere],
    ]);
  await announceAccess(ctx, personId);
}
