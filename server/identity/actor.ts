import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { sessionTokenOf } from "./session-cookie";

/** Milliseconds for which a session's answer is kept in this process: hot commands ask the database no more often. */
const keptFor = 500;
const keptAtMost = 10_000;

export type SignedIn = { readonly actor: Actor; readonly sessionId: string; readonly token: string };
type Headers = { readonly cookie?: string | undefined };
type Kept = { readonly at: number; readonly answer: Promise<SignedIn | null> };

/** Answers who sends a request. What changes in the database counts here after `keptFor` at the latest. */
export function sessionsOver(sql: Sql) {
  const kept = new Map<string, Kept>();

  const sessionOf = async (headers: Headers): Promise<SignedIn | null> => {
    const token = sessionTokenOf(headers);
    if (!token) return null;
    const now = performance.now();
    const held = kept.get(token);
    if (held && now - held.at < keptFor) return held.answer;
    if (kept.size >= keptAtMost) kept.clear();
    const answer = readSession(sql, token);
    kept.set(token, { at: now, answer });
    // A failed read must not be the answer to the next request too.
    answer.catch(() => kept.delete(token));
    return answer;
  };

  return {
    sessionOf,
    actorOf: async (headers: Headers): Promise<Actor | null> => (await sessionOf(headers))?.actor ?? null,
    forgetSession: (token: string): void => void kept.delete(token),
  };
}

type ActorRow = Actor & { readonly sessionId: string; readonly isStale: boolean };

/** One statement: session, person, teams. Null where the session ended or its person was deactivated. */
async function readSession(sql: Sql, token: string): Promise<SignedIn | null> {
  const [row] = await sql<ActorRow>(reading, [token], "session");
  if (!row) return null;
  const { sessionId, isStale, ...actor } = row;
  // Nobody waits for it, and whether it works does not matter to the request.
  if (isStale) sql(touching, [sessionId], "session-used").catch(() => undefined);
  return { actor, sessionId, token };
}

/** When a session was last used is written down every five minutes at most. */
const stale = "updated_at < now() - interval '5 minutes'";
const touching = `UPDATE session SET updated_at = now() WHERE id = $1 AND ${stale}`;

const reading = `
  SELECT s.id AS "sessionId", s.${stale} AS "isStale", p.id AS "personId", p.role, p.scope, p.access_version AS "accessVersion",
    array_remove(array_agg(m.team_id::text), NULL) AS "teamIds",
    coalesce(array_agg(m.team_id::text) FILTER (WHERE m.leader), '{}') AS "ledTeamIds"
  FROM session s
  JOIN person p ON p.id = s.user_id
  LEFT JOIN membership m ON m.person_id = p.id
  WHERE s.token = $1 AND s.expires_at > now() AND p.active
  GROUP BY s.id, p.id`;
