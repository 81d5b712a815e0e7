import type { SetTeamsInput } from "@/common/identity/person";
import { changedFields } from "@/server/core/changed-fields";
import type { WriteContext } from "@/server/core/context";
import { aboutPerson, announceAccess, findForAdministration } from "./access";
import { joinTeams } from "./join-teams";

/** Says in which teams a person is, and which of them they lead. */
export async function setTeams(ctx: WriteContext, { id, teams }: SetTeamsInput) {
  const person = await findForAdministration(ctx, id);
  await joinTeams(ctx, id, teams);
  await announceAccess(ctx, id);
  const changes = changedFields(person, { teams });
  if (changes.length > 0) ctx.audit({ kind: "teamsChanged", ...aboutPerson(person), details: { changes } });
  return { id };
}
