import type { EndSessionInput, EndSessionsInput } from "@/common/identity/session";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { announceSessions } from "../person/access";
import { mustHave } from "../rights";

/** Signs one device out; its sockets close. One of somebody else's looks absent to all but administrators. */
export async function endSession(ctx: WriteContext, { id }: EndSessionInput) {
  const [session] = await ctx.sql<{ personId: string }>(
    `DELETE FROM session WHERE id = $1 AND ($2::uuid IS NULL OR user_id = $2) RETURNING user_id AS "personId"`,
    [id, ctx.actor.role === "admin" ? null : ctx.actor.personId],
  );
  if (!session) throw new Refusal("not_found", "session_not_found");
  await note(ctx, session.personId, 1);
  return { id };
}

/** Signs a person out everywhere but on one device. */
export async function endSessionsOf(ctx: WriteContext, { personId, keep }: EndSessionsInput) {
  if (personId !== ctx.actor.personId) mustHave(ctx.actor, "administer");
  const ended = await ctx.sql(
    "DELETE FROM session WHERE user_id = $1 AND ($2::uuid IS NULL OR id <> $2) RETURNING id",
    [personId, keep],
  );
  if (ended.length > 0) await note(ctx, personId, ended.length);
  return { count: ended.length };
}

async function note(ctx: WriteContext, personId: string, count: number): Promise<void> {
  const person = await announceSessions(ctx, personId);
  ctx.audit({
    kind: "sessionsEnded",
    entity: "identity.person",
    id: personId,
    name: person,
    details: { count },
  });
}
