import { randomUUID } from "node:crypto";
import type { WelcomeInput } from "@/common/identity/welcome";
import type { Actor, WriteContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";

/** Who comes first: somebody new, or one of the people whom an import brought along without a way in. */
export async function firstPerson(sql: Sql, { email }: WelcomeInput): Promise<Actor> {
  const [imported] = await sql<{ id: string }>("SELECT id FROM person WHERE email = $1", [email]);
  const personId = imported?.id ?? randomUUID();
  return { personId, role: "admin", scope: "all", teamIds: [], ledTeamIds: [], accessVersion: 1 };
}

/** Any number will do that nothing else locks. */
const advisoryLock = 310_718;

/**
 * Empty means that nobody can sign in; people who were imported before have no password. Of two who come first at
 * once, the second waits and is then refused.
 */
export async function onlyWhileEmpty(ctx: WriteContext): Promise<void> {
  await ctx.sql("SELECT pg_advisory_xact_lock($1)", [advisoryLock]);
  const accounts = await ctx.sql("SELECT id FROM account LIMIT 1");
  if (accounts.length > 0) throw new Refusal("forbidden", "already_set_up");
}
