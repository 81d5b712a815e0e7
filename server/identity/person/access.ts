import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { type PersonRow, readPeople } from "./view";

/** Colleagues know each other. */
export const canSee = () => true;

/** For an administrator's command: the row stays locked until the transaction ends. */
export async function findForAdministration(ctx: WriteContext, id: string): Promise<PersonRow> {
  mustHave(ctx.actor, "administer");
  const person = (await readPeople(ctx.sql, [id], "FOR UPDATE OF p")).get(id);
  if (!person) throw new Refusal("not_found", "person_not_found");
  return person;
}

/** Whom a line of the audit log is about. */
export const aboutPerson = ({ id, name }: Pick<PersonRow, "id" | "name">) =>
  ({ entity: "identity.person", id, name }) as const;

/**
 * To be called after a change of role, scope, teams or activity. Raises the access version: each client of this person
 * then takes a new snapshot, and the feed looks at their open sockets before it sends anything else.
 */
export async function announceAccess(ctx: WriteContext, personId: string): Promise<void> {
  await ctx.sql(
    `UPDATE person SET access_version = access_version + 1, version = version + 1, updated_at = $2 WHERE id = $1`,
    [personId, ctx.now],
  );
  ctx.changed("identity.person", personId, toEveryone.updated);
}

/**
 * Ends the sessions of a person, or only the one with this token. The feed hears of the person, finds sessions gone
 * and closes the sockets that were opened with them, in every process.
 */
export async function endSessions(
  ctx: WriteContext,
  personId: string,
  token: string | null = null,
): Promise<void> {
  await ctx.sql("DELETE FROM session WHERE user_id = $1 AND ($2::text IS NULL OR token = $2)", [
    personId,
    token,
  ]);
  await announceSessions(ctx, personId);
}

/** Has every process look again at the sockets of a person, and every screen read them anew. Answers their name. */
export async function announceSessions(ctx: WriteContext, personId: string): Promise<string | null> {
  const [person] = await ctx.sql<{ name: string }>(
    "UPDATE person SET version = version + 1, updated_at = $2 WHERE id = $1 RETURNING name",
    [personId, ctx.now],
  );
  ctx.changed("identity.person", personId, toEveryone.updated);
  return person?.name ?? null;
}
