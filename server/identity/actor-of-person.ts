import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";

/** A colleague as the actor of what goes on without them, by the rights they have now; null: there is none on duty. */
export async function actorOfPerson(sql: Sql, personId: string): Promise<Actor | null> {
  const [actor] = await sql<Actor>(
    `SELECT p.id AS "personId", p.role, p.scope, p.access_version AS "accessVersion",
       array_remove(array_agg(m.team_id::text), NULL) AS "teamIds",
       coalesce(array_agg(m.team_id::text) FILTER (WHERE m.leader), '{}') AS "ledTeamIds"
     FROM person p LEFT JOIN membership m ON m.person_id = p.id WHERE p.id = $1 AND p.active GROUP BY p.id`,
    [personId],
    "actor-of-person",
  );
  return actor ?? null;
}
