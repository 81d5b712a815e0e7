import { Client } from "pg";
import { sql } from "@/server/core/db";
import { newId } from "@/ui/live/new-id";
import type { HarnessClient } from "./harness-client";

/** Defects of a server, made past it in the database; each answers how to take it back. */
type DatabaseDefect = {
  readonly invariant: string;
  readonly plant: (clients: readonly HarnessClient[]) => Promise<() => Promise<unknown>>;
};

/** A write that nobody is told of. */
async function unlogged() {
  const [row] = await sql<{ id: string }>(`SELECT id FROM opportunity LIMIT 1`, []);
  const raise = (by: number) =>
    sql(`UPDATE opportunity SET version = version + ${by} WHERE id = $1`, [row?.id]);
  await raise(1);
  return () => raise(-1);
}

/** A writer that takes its number before its turn to commit, as a plain sequence would give it. */
async function outOfTurn() {
  const early = new Client({ connectionString: process.env["DATABASE_URL"] });
  await early.connect();
  await early.query("BEGIN");
  const insert = `INSERT INTO change_log (seq, entity, record_id, op, audience_before, audience_after)
    SELECT seq + $1, 'crm.tag', $2, 'updated', '{}', '{}' FROM clock`;
  await early.query(insert, [1, newId()]);
  await sql(`WITH log AS (${insert}) UPDATE clock SET seq = seq + 2`, [2, newId()]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await early.query("COMMIT");
  await early.end();
  return async () => undefined;
}

/** A command that was refused, and yet left a row. */
async function leftover(clients: readonly HarnessClient[]) {
  const [client] = clients;
  if (!client) throw new Error("Nobody is there");
  const input = { id: newId() };
  const outcome = await client.live.outbox.perform("crm.opportunity.restore", input, null);
  const mutationId = outcome.ok ? "" : outcome.mutationId;
  await sql(`INSERT INTO mutation (person_id, id, command) VALUES ($1, $2, 'crm.opportunity.restore')`, [
    client.member.personId,
    mutationId,
  ]);
  return () => sql(`DELETE FROM mutation WHERE id = $1`, [mutationId]);
}

export const databaseDefects: readonly DatabaseDefect[] = [
  { invariant: "I3", plant: unlogged },
  { invariant: "I4", plant: outOfTurn },
  { invariant: "I14", plant: leftover },
];
