import type { InviteInput } from "@/common/identity/person";
import { defaultScope } from "@/common/identity/roles";
import { changedFields } from "@/server/core/changed-fields";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { issueLink } from "../access-link/link";
import { mustHave } from "../rights";
import { aboutPerson } from "./access";
import { joinTeams } from "./join-teams";

const peopleColours = 8;

/**
 * Adds colleagues with the same role and teams: all of them, or none where one cannot be added. Each signs in after
 * having set a password through their link. An address is never used twice.
 */
export async function invitePeople(ctx: WriteContext, { people, ...shared }: InviteInput) {
  mustHave(ctx.actor, "administer");
  const links: { id: string; linkId: string }[] = [];
  for (const person of people) links.push(await add(ctx, { ...person, ...shared }));
  return links;
}

type One = InviteInput["people"][number] & Omit<InviteInput, "people">;

async function add(ctx: WriteContext, { id, name, email, role, scope = defaultScope[role], teams }: One) {
  await unlessTaken(
    { person_pkey: "id", person_email_key: "email" },
    ctx.sql(
      `INSERT INTO person (id, name, email, role, scope, colour, locale, updated_at)
       SELECT $1, $2, $3, $4::role, $5::record_scope, (SELECT count(*) FROM person) % ${peopleColours} + 1,
         coalesce((SELECT locale FROM company LIMIT 1), 'fr'), $6`,
      [id, name, email, role, scope, ctx.now],
    ),
  );
  await joinTeams(ctx, id, teams);
  ctx.changed("identity.person", id, toEveryone.created);
  const given = changedFields({}, { email, role, scope });
  ctx.audit({ kind: "personAdded", ...aboutPerson({ id, name }), details: { changes: given } });
  return { id, linkId: await issueLink(ctx, id) };
}
