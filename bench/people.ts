import { randomBytes, randomUUID } from "node:crypto";
import type { Role } from "@/common/identity/roles";
import { sessionCookie } from "@/server/identity/session-cookie";
import { database } from "./server-under-test";

/** Somebody who is signed in for the measuring; their e-mail ends in @measuring.test. */
export type Viewer = {
  readonly id: string;
  readonly cookie: string;
  readonly cookieName: string;
  readonly cookieValue: string;
};

/** An administrator who sees all of the pipeline. */
export async function administrator(): Promise<Viewer> {
  await database.query(
    `INSERT INTO company (id, name, locale) SELECT gen_random_uuid(), 'Bench', 'en' WHERE NOT EXISTS (SELECT FROM company)`,
  );
  return person("admin", "all", null);
}

export const perTeam = 12;
/** The view classes of the figure in the spec; each of them sees opportunities. */
const watching: readonly Role[] = ["admin", "lead", "rep", "reader"];

/** Three of each role in each of the first two teams: 24 people in four view classes; each sees their team's. */
export async function teamWatchers(): Promise<{ teamId: string; people: Viewer[] }[]> {
  const { rows } = await database.query<{ id: string }>("SELECT id FROM sales_team ORDER BY name LIMIT 2");
  return Promise.all(
    rows.map(async ({ id: teamId }) => {
      const people: Viewer[] = [];
      for (let place = 0; place < perTeam; place++) {
        people.push(await person(watching[place % watching.length] ?? "rep", "team", teamId));
      }
      return { teamId, people };
    }),
  );
}

/** Reps who see nothing but this many open cards: their boards hold no more. */
export async function teamOfItsOwn(count: number, cards: number) {
  const { rows } = await database.query<{ id: string }>(
    // Behind the teams that came with the data, in their order by name.
    `INSERT INTO sales_team (id, name, updated_at) VALUES (gen_random_uuid(), 'Zz ' || gen_random_uuid(), now()) RETURNING id`,
  );
  const teamId = rows[0]?.id ?? "";
  await database.query(
    `UPDATE opportunity SET team_id = $1::uuid WHERE id IN (
       SELECT id FROM opportunity WHERE status = 'open' ORDER BY md5(id::text || $1::text) LIMIT $2)`,
    [teamId, cards],
  );
  const people: Viewer[] = [];
  for (let n = 0; n < count; n++) people.push(await person("rep", "team", teamId));
  return { teamId, people };
}

async function person(role: Role, scope: "all" | "team", teamId: string | null): Promise<Viewer> {
  const id = randomUUID();
  const token = randomBytes(24).toString("base64url");
  await database.query(
    `INSERT INTO person (id, name, email, role, scope, colour, locale, updated_at)
     VALUES ($1, $2, $3, $4, $5, 1, '', now())`,
    [id, `Measuring ${role}`, `${id}@measuring.test`, role, scope],
  );
  if (teamId)
    await database.query("INSERT INTO membership (person_id, team_id) VALUES ($1, $2)", [id, teamId]);
  await database.query(
    `INSERT INTO session (id, token, expires_at, user_id, updated_at)
     VALUES (gen_random_uuid(), $1, now() + interval '1 day', $2, now())`,
    [token, id],
  );
  const { name, value } = sessionCookie(token);
  return { id, cookie: `${name}=${value}`, cookieName: name, cookieValue: value };
}
