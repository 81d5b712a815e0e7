import { reader } from "@/server/core/entity-reader";
import { readLostReasons, view } from "./view";

export const lostReasonReader = reader({
  entity: "crm.lostReason",
  load: (sql, ids) => readLostReasons(sql, ids),
  canSee: () => true,
  view,
});
