import type { NewLinkInput } from "@/common/identity/person";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { issueLink } from "../access-link/link";
import { aboutPerson, announceSessions, findForAdministration } from "./access";

/** A new way in for somebody who has none yet or forgot their password. Links given before stop working. */
export async function newLink(ctx: WriteContext, { id }: NewLinkInput) {
  const person = await findForAdministration(ctx, id);
  if (!person.active) throw new Refusal("rule", "person_inactive");
  await announceSessions(ctx, id);
  ctx.audit({ kind: "linkMade", ...aboutPerson(person) });
  return { id, linkId: await issueLink(ctx, id) };
}
