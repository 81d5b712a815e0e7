import { reader } from "@/server/core/entity-reader";
import { canSee } from "./access";
import { readPeople, view } from "./view";

export const personReader = reader({
  entity: "identity.person",
  load: (sql, ids) => readPeople(sql, ids),
  canSee,
  view,
});
