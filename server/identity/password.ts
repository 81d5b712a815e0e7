import { randomUUID } from "node:crypto";
import type { WriteContext } from "@/server/core/context";

/** Stores a password's hash where better-auth looks for it. */
export async function setPassword(ctx: WriteContext, personId: string, hash: string): Promise<void> {
  await ctx.sql(
    `INSERT INTO account (id, account_id, provider_id, user_id, password, updated_at)
     VALUES ($1, $2::text, 'credential', $2::uuid, $3, $4)
     ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at`,
    [randomUUID(), personId, hash, ctx.now],
  );
}
