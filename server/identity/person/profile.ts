import type { ProfileInput } from "@/common/identity/person";
import { changedFields } from "@/server/core/changed-fields";
import type { WriteContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { aboutPerson } from "./access";
import { readPeople } from "./view";

/** What everybody may say of themselves: name, language, time zone, look. */
export async function editProfile(ctx: WriteContext, { changes }: ProfileInput) {
  const before = (await readPeople(ctx.sql, [ctx.actor.personId])).get(ctx.actor.personId);
  const { name = null, locale = null, timeZone = null, theme = null } = changes;
  if (locale !== null) await refuseUnlessOffered(ctx, locale);
  await ctx.sql(
    `UPDATE person SET name = coalesce($2, name), locale = coalesce($3, locale),
       time_zone = coalesce($4, time_zone), theme = coalesce($5, theme),
       version = version + 1, updated_at = $6
     WHERE id = $1`,
    [ctx.actor.personId, name, locale, timeZone, theme, ctx.now],
  );
  ctx.changed("identity.person", ctx.actor.personId, toEveryone.updated);
  const renamed = before && name !== null ? changedFields(before, { name }) : [];
  if (before && renamed.length > 0) {
    ctx.audit({ kind: "personChanged", ...aboutPerson(before), details: { changes: renamed } });
  }
  return {};
}

/** The company says which languages people choose from. */
async function refuseUnlessOffered(ctx: WriteContext, locale: string): Promise<void> {
  const without = await ctx.sql("SELECT id FROM company WHERE NOT ($1 = ANY(languages))", [locale]);
  if (without.length > 0) throw invalid("locale", "language_not_offered");
}
