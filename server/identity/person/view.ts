import { picturePath } from "@/common/identity/person";
import type { Me, PersonRecord } from "@/common/identity/records";
import type { Sql } from "@/server/core/db";

export type PersonRow = Omit<PersonRecord, "picture"> & {
  readonly locale: string;
  readonly timeZone: string;
  readonly theme: string;
  readonly image: string | null;
};

/** People by id, or all of them; the lock holds until the transaction ends. */
export async function readPeople(sql: Sql, ids: readonly string[] | null, lock: "" | "FOR UPDATE OF p" = "") {
  const rows = await sql<PersonRow>(
    `SELECT p.id, p.version, p.name, p.email, p.role, p.scope, p.active, p.colour, p.locale,
       p.time_zone AS "timeZone", p.theme, p.image, EXISTS (SELECT FROM account a WHERE a.user_id = p.id) AS joined,
       coalesce((SELECT json_agg(json_build_object('id', m.team_id, 'leader', m.leader) ORDER BY m.team_id)
                 FROM membership m WHERE m.person_id = p.id), '[]') AS teams
     FROM person p WHERE $1::uuid[] IS NULL OR p.id = ANY($1::uuid[]) ORDER BY p.name, p.id ${lock}`,
    [ids],
    lock ? "people-lock" : "people",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const pictureOf = ({ id, image }: PersonRow) => (image === null ? null : picturePath(id, image));

/** What colleagues read of each other. */
export const view = (row: PersonRow): PersonRecord => ({
  id: row.id,
  version: row.version,
  name: row.name,
  email: row.email,
  role: row.role,
  scope: row.scope,
  active: row.active,
  colour: row.colour,
  joined: row.joined,
  picture: pictureOf(row),
  teams: row.teams,
});

/** What a person reads of themselves. */
export const viewOfSelf = (row: PersonRow): Me => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  scope: row.scope,
  teamIds: row.teams.map((team) => team.id),
  ledTeamIds: row.teams.filter((team) => team.leader).map((team) => team.id),
  locale: row.locale,
  timeZone: row.timeZone,
  theme: row.theme,
  colour: row.colour,
  picture: pictureOf(row),
});
