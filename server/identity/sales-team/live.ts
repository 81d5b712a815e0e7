import { reader } from "@/server/core/entity-reader";
import { readTeams, view } from "./view";

export const salesTeamReader = reader({
  entity: "identity.salesTeam",
  load: (sql, ids) => readTeams(sql, ids),
  canSee: () => true,
  view,
});
