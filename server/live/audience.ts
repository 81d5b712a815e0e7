import type { Audience } from "@/common/audience";
import { rights } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";

/** Whether one of the audiences holds this person. Agrees with `canSee` of every kind; a generated test proves it. */
export function hears(actor: Actor, audiences: ReadonlySet<Audience>): boolean {
  if (audiences.has("everyone") || audiences.has(`person:${actor.personId}`)) return true;
  if (!rights[actor.role].deals) return false;
  if (audiences.has(`owner:${actor.personId}`)) return true;
  if (actor.scope === "all") return audiences.has("all");
  return actor.scope === "team" && actor.teamIds.some((id) => audiences.has(`team:${id}`));
}
