import { Client } from "pg";
import { sql } from "@/server/core/db";
import { newId } from "@/ui/live/new-id";
import type { HarnessClient } from "./harness-client";

/** Defects of a server, made past it in the database; each answers how to take it back. */
type DatabaseDefect = {
  readonly invariant: string;
  readonly what: string;
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
  const connect = async () => {
    const client = new Client({ connectionString: process.env["DATABASE_URL"] });
    await client.connect();
    await client.query("BEGIN");
    return client;
  };
  const [early, late] = await Promise.all([connect(), connect()]);
  try {
    const { rows } = await late.query<{ seq: string }>("SELECT seq FROM clock FOR UPDATE");
    const seq = Number(rows[0]?.seq);
    const insert = `INSERT INTO change_log (seq, entity, record_id, op, audience_before, audience_after)
      VALUES ($1, 'crm.tag', $2, 'updated', '{}', '{}')`;
    await early.query(insert, [seq + 1, newId()]);
    await late.query(insert, [seq + 2, newId()]);
    await late.query("UPDATE clock SET seq = $1", [seq + 2]);
    await late.query("COMMIT");
    await new Promise((resolve) => setTimeout(resolve, seenWithin));
    await early.query("COMMIT");
  } finally {
    await Promise.all([early.end(), late.end()]);
  }
  return async () => undefined;
}

/** Milliseconds in which whoever watches the log looks at it several times. */
const seenWithin = 150;

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

/** A server that says it has what it then loses. */
async function forgotten(clients: readonly HarnessClient[]) {
  const [mutationId] = clients.flatMap(({ acknowledged }) => [...acknowledged]);
  const [row] = await sql<{ row: object }>(
    `DELETE FROM mutation WHERE id = $1 RETURNING to_jsonb(mutation) AS row`,
    [mutationId],
  );
  return () =>
    sql(`INSERT INTO mutation SELECT * FROM jsonb_populate_record(NULL::mutation, $1)`, [
      JSON.stringify(row?.row),
    ]);
}

export const databaseDefects: readonly DatabaseDefect[] = [
  { invariant: "I3", what: "a write that nobody is told of", plant: unlogged },
  { invariant: "I4", what: "a commit out of turn", plant: outOfTurn },
  { invariant: "I14", what: "a refused command's leftover", plant: leftover },
  { invariant: "I3", what: "an acknowledged command that is lost", plant: forgotten },
];
