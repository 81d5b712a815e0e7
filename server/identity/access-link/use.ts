import { hashPassword } from "better-auth/crypto";
import type { UseLinkInput } from "@/common/identity/access-link";
import type { Locale } from "@/common/identity/person";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { setPassword } from "../password";
import { endSessions } from "../person/access";
import { hashOf } from "./link";

/** Sets the password of the person the link is for, once, and ends the sessions they had. */
export async function useLink(ctx: WriteContext, { token, password, locale }: UseLinkInput) {
  const used = await ctx.sql(
    `UPDATE access_link SET used_at = $2
     WHERE token_hash = $1 AND person_id = $3 AND used_at IS NULL AND expires_at > $2 RETURNING id`,
    [hashOf(token), ctx.now, ctx.actor.personId],
  );
  if (used.length === 0) throw new Refusal("not_found", "link_invalid");
  if (locale) await readOnIn(ctx, locale);
  await setPassword(ctx, ctx.actor.personId, await hashPassword(password));
  await endSessions(ctx, ctx.actor.personId);
  ctx.audit({ kind: "linkUsed", entity: "identity.person", id: ctx.actor.personId });
  return {};
}

/** Who joins goes on in the language of the page, if the company offers it. A new password leaves what was chosen. */
async function readOnIn(ctx: WriteContext, locale: Locale): Promise<void> {
  await ctx.sql(
    `UPDATE person SET locale = $2
     WHERE id = $1 AND NOT EXISTS (SELECT FROM account WHERE user_id = $1)
       AND EXISTS (SELECT FROM company WHERE $2 = ANY(languages))`,
    [ctx.actor.personId, locale],
  );
}
