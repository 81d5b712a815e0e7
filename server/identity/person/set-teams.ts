import type { SetTeamsInput } from "@/common/identity/person";
import type { WriteContext } from "@/server/core/context";
import { announceAccess, findForAdministration } from "./access";
import { joinTeams } from "./join-teams";

/** Says in which teams a person is, and which of them they lead. */
export async function setTeams(ctx: WriteContext, { id, teams }: SetTeamsInput) {
  await findForAdministration(ctx, id);
  await joinTeams(ctx, id, teams);
  await announceAccess(ctx, id);
  return { id };
}
