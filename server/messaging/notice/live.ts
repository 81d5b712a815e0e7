import { reader } from "@/server/core/entity-reader";
import { canSee } from "./access";
import { readNotices, type Sights, view } from "./view";

export const noticeReader = (sights: Sights) =>
  reader({
    entity: "messaging.notice",
    // Nobody reads everybody's: the snapshot asks for a person's own.
    load: (sql, ids) => readNotices(sql, sights, ids ?? []),
    canSee,
    view,
  });
