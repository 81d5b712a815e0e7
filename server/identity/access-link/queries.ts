import type { PendingLink } from "@/common/identity/access-link";
import type { ReadContext } from "@/server/core/context";
import { mustHave } from "../rights";

/** Links that were given and not used, expired ones too; what they are made of is nowhere kept. */
export async function pendingLinks(ctx: ReadContext): Promise<PendingLink[]> {
  mustHave(ctx.actor, "administer");
  const rows = await ctx.sql<
    Omit<PendingLink, "createdAt" | "expiresAt"> & { createdAt: Date; expiresAt: Date }
  >(
    `SELECT l.id, l.person_id AS "personId", l.created_at AS "createdAt", l.expires_at AS "expiresAt",
       CASE WHEN EXISTS (SELECT FROM account a WHERE a.user_id = l.person_id) THEN 'reset' ELSE 'invitation' END AS purpose
     FROM access_link l JOIN person p ON p.id = l.person_id
     WHERE l.used_at IS NULL AND p.active ORDER BY l.created_at DESC, l.id LIMIT 500`,
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}
