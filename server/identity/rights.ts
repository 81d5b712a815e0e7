import { rights } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";

type Right = keyof (typeof rights)["admin"];

const reasons: Record<Right, string> = {
  write: "read_only",
  remove: "remove_forbidden",
  configure: "leads_only",
  administer: "admins_only",
};

/** @throws Refusal where the actor's role lacks the right. */
export function mustHave(actor: Actor, right: Right): void {
  if (!rights[actor.role][right]) throw new Refusal("forbidden", reasons[right]);
}
