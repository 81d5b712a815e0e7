import { reader } from "@/server/core/entity-reader";
import { readTags, view } from "./view";

export const tagReader = reader({
  entity: "crm.tag",
  load: (sql, ids) => readTags(sql, ids),
  canSee: () => true,
  view,
});
