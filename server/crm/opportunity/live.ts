import { reader } from "@/server/core/entity-reader";
import { canSee } from "./access";
import { readRows, view } from "./view";

export const opportunityReader = reader({
  entity: "crm.opportunity",
  // Too many to be read all at once: the snapshot pages through them.
  load: (sql, ids) => readRows(sql, ids ?? []),
  canSee,
  view,
});
