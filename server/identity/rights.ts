import { type Rights, rights } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";

type Right = keyof Rights;

const reasons: Record<Right, string> = {
  deals: "no_deals",
  write: "read_only",
  partners: "read_only",
  remove: "remove_forbidden",
  configure: "leads_only",
  administer: "admins_only",
};

/** @throws Refusal where the actor's role lacks the right. */
export function mustHave(actor: Actor, right: Right): void {
  if (!rights[actor.role][right]) throw new Refusal("forbidden", reasons[right]);
}
