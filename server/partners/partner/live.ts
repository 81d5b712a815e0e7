import { reader } from "@/server/core/entity-reader";
import { canSee } from "./access";
import { readPartners, view } from "./view";

export const partnerReader = reader({
  entity: "partners.partner",
  // Too many to be read all at once: screens ask for the pages that they show.
  load: (sql, ids) => readPartners(sql, ids ?? []),
  canSee,
  view,
});
