import { deviceOf } from "@/common/identity/device-of";
import type { SessionListInput, SessionRecord } from "@/common/identity/session";
import type { ReadContext } from "@/server/core/context";
import { mustHave } from "../rights";

type Row = Omit<SessionRecord, "device" | "signedInAt" | "lastUsedAt"> & {
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** The devices on which somebody is signed in, the last used first: one's own, or anybody's for an administrator. */
export async function listSessions(
  ctx: ReadContext,
  { personId }: SessionListInput,
  token: string | null,
): Promise<SessionRecord[]> {
  if (personId !== ctx.actor.personId) mustHave(ctx.actor, "administer");
  const rows = await ctx.sql<Row>(
    `SELECT id, ip_address AS address, user_agent AS "userAgent", created_at AS "createdAt",
       updated_at AS "updatedAt", coalesce(token = $2, false) AS current
     FROM session WHERE user_id = $1 AND expires_at > now() ORDER BY updated_at DESC, id LIMIT 200`,
    [personId, token],
  );
  return rows.map(({ userAgent, createdAt, updatedAt, ...row }) => ({
    ...row,
    device: deviceOf(userAgent),
    signedInAt: createdAt.toISOString(),
    lastUsedAt: updatedAt.toISOString(),
  }));
}
