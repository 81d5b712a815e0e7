import type { Actor } from "@/server/core/context";
import type { NoticeRow } from "./view";

/** Their own, as long as they may see what it is about. */
export const canSee = (actor: Pick<Actor, "personId">, row: NoticeRow): boolean =>
  row.personId === actor.personId && row.seen.length > 0;
