import { reader } from "@/server/core/entity-reader";
import { readCompany, view } from "./view";

export const companyReader = reader({
  entity: "identity.company",
  load: (sql, ids) => readCompany(sql, ids),
  canSee: () => true,
  view,
});
