import { createHmac } from "node:crypto";
import type { Sql } from "@/server/core/db";
import { env } from "@/server/core/env";
import { networkOf } from "./client-address";

/** Wrong passwords within `windowMinutes` before further tries are refused for as long. */
const limits = { account: 10, address: 30 } as const;
export const windowMinutes = 15;

export type SignInTry = { readonly email: string; readonly address: string; readonly now: Date };

/**
 * Counts a try before the password is looked at, so that tries made at once count too. Answers the seconds to wait, or
 * null where it may go on. A blocked address adds nothing to the account it tries. Knows nothing of whether the
 * account exists, so its answer gives nothing away.
 */
export async function countTry(sql: Sql, { email, address, now }: SignInTry): Promise<number | null> {
  const byAddress = await count(sql, addressKey(address), limits.address, now);
  return byAddress ?? (await count(sql, accountKey(email), limits.account, now));
}

/** A right password clears the tries of its own account, and takes only itself back from its address. */
export async function countRight(sql: Sql, { email, address, now }: SignInTry): Promise<void> {
  await sql("DELETE FROM sign_in_attempt WHERE key = $1 OR window_at < $2::timestamptz - interval '1 day'", [
    accountKey(email),
    now,
  ]);
  await sql(
    "UPDATE sign_in_attempt SET count = greatest(count - 1, 0) WHERE key = $1 AND blocked_at IS NULL",
    [addressKey(address)],
  );
}

async function count(sql: Sql, key: string, limit: number, now: Date): Promise<number | null> {
  const [row] = await sql<{ wait: number | null }>(counting, [key, limit, now, windowMinutes * 60]);
  return row?.wait ?? null;
}

const over = "coalesce(a.blocked_at, a.window_at) + $4 * interval '1 second' <= $3::timestamptz";
const counting = `
  INSERT INTO sign_in_attempt AS a (key, count, window_at) VALUES ($1, 1, $3)
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN ${over} THEN 1 ELSE least(a.count, $2) + 1 END,
    window_at = CASE WHEN ${over} THEN $3 ELSE a.window_at END,
    blocked_at = CASE WHEN ${over} THEN NULL WHEN a.count >= $2 THEN coalesce(a.blocked_at, $3) END
  RETURNING ceil(extract(epoch FROM a.blocked_at + $4 * interval '1 second' - $3::timestamptz))::int AS wait`;

const accountKey = (email: string) => keyed(`account:${email.trim().toLowerCase()}`);
const addressKey = (address: string) => keyed(`address:${networkOf(address)}`);

/** Keyed, so that the table does not tell whose addresses were tried. */
const keyed = (of: string) => createHmac("sha256", env.secret).update(of).digest("base64url");
