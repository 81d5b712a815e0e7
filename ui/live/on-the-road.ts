import type { OpportunityRecord } from "@/common/crm/records";
import type { Me } from "@/common/identity/records";

type Deal = Pick<OpportunityRecord, "status" | "ownerId" | "teamId">;

/** Open ones that are theirs or their teams': what a person takes along (OFF-1). */
export function isOnTheRoad(me: Me | null, { status, ownerId, teamId }: Deal): boolean {
  if (!me || status !== "open") return false;
  return ownerId === me.id || (teamId !== null && me.teamIds.includes(teamId));
}
