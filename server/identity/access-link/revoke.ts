import type { PersonIdInput } from "@/common/identity/person";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { aboutPerson, announceSessions, findForAdministration } from "../person/access";

/** Makes void what links somebody was given and has not used. */
export async function revokeLink(ctx: WriteContext, { id }: PersonIdInput) {
  const person = await findForAdministration(ctx, id);
  const gone = await ctx.sql(
    "DELETE FROM access_link WHERE person_id = $1 AND used_at IS NULL RETURNING id",
    [id],
  );
  if (gone.length === 0) throw new Refusal("not_found", "link_not_found");
  await announceSessions(ctx, id);
  ctx.audit({ kind: "linkRevoked", ...aboutPerson(person) });
  return { id };
}
