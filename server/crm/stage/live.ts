import { reader } from "@/server/core/entity-reader";
import { readStages, view } from "./view";

export const stageReader = reader({
  entity: "crm.stage",
  load: (sql, ids) => readStages(sql, ids),
  canSee: () => true,
  view,
});
