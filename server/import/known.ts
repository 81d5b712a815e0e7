import type { WriteContext } from "@/server/core/context";
import { nameKey } from "./cells";

/** What rows may refer to, by the word with which they do: what the database held at the start, and what was read since. */
export type Known = {
  /** By key of users.csv. */
  readonly people: Map<string, string>;
  /** By key of companies.csv. */
  readonly companies: Map<string, string>;
  /** By name, whatever its case. */
  readonly teams: Map<string, string>;
  readonly stages: Map<string, string>;
  readonly tags: Map<string, string>;
  readonly reasons: Map<string, string>;
  /** Ids of the stages that mean won. */
  readonly wonStages: Set<string>;
};

type Named = { id: string; name: string };

export async function readKnown({ sql }: WriteContext): Promise<Known> {
  const named = async (table: string) =>
    new Map(
      (await sql<Named>(`SELECT id, name FROM ${table} ORDER BY id DESC`)).map((row) => [
        nameKey(row.name),
        row.id,
      ]),
    );
  const stages = await sql<Named & { isWon: boolean }>(
    `SELECT id, name, is_won AS "isWon" FROM stage WHERE team_id IS NULL ORDER BY id DESC`,
  );
  const people = await sql<{ key: string; id: string }>(
    `SELECT key, record_id AS id FROM external_id WHERE source = 'csv' AND entity = 'identity.person'`,
  );
  const companies = await sql<{ key: string; id: string }>(
    `SELECT e.key, p.id FROM external_id e JOIN partner p ON p.id = e.record_id
     WHERE e.source = 'csv' AND e.entity = 'partners.partner' AND p.form = 'company'`,
  );
  return {
    people: new Map(people.map((row) => [row.key, row.id])),
    companies: new Map(companies.map((row) => [row.key.replace(/^companies:/, ""), row.id])),
    teams: await named("sales_team"),
    stages: new Map(stages.map((row) => [nameKey(row.name), row.id])),
    tags: await named("tag"),
    reasons: await named("lost_reason"),
    wonStages: new Set(stages.filter((row) => row.isWon).map((row) => row.id)),
  };
}
