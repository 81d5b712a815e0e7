import { sql } from "@/server/core/db";
import type { Waiting } from "@/ui/live/outbox-entry";

/** I3: every write of a record raised its version once and left one row in the log; nothing else did. */
export async function checkLog(): Promise<string[]> {
  const rows = await sql<{ id: string; version: number; logged: number }>(
    `SELECT o.id, o.version, count(l.seq)::int AS logged FROM opportunity o
     LEFT JOIN change_log l ON l.entity = 'crm.opportunity' AND l.record_id = o.id
     GROUP BY o.id HAVING count(l.seq) <> o.version`,
    [],
  );
  const orphans = await sql<{ seq: string }>(
    `SELECT l.seq::text FROM change_log l LEFT JOIN opportunity o ON o.id = l.record_id
     WHERE l.entity = 'crm.opportunity' AND o.id IS NULL`,
    [],
  );
  return [
    ...rows.map(
      ({ id, version, logged }) => `I3: ${id} has version ${version} and ${logged} rows in the log`,
    ),
    ...orphans.map(({ seq }) => `I3: row ${seq} of the log tells of nothing`),
  ];
}

/** I5: each note given once stands once, whatever the network did to it; each refused one not at all. */
export async function checkNotes(): Promise<string[]> {
  const rows = await sql<{ body: string; count: number }>(
    `SELECT body, count(*)::int AS count FROM timeline_entry WHERE kind = 'note' GROUP BY body HAVING count(*) > 1`,
    [],
  );
  return rows.map(({ body, count }) => `I5: "${body}" stands ${count} times`);
}

/** I14: what was refused left nothing behind, not even its claim. */
export async function checkRefused(refused: readonly Pick<Waiting, "mutationId">[]): Promise<string[]> {
  const ids = refused.map(({ mutationId }) => mutationId);
  const rows = await sql<{ id: string }>(
    `SELECT mutation_id::text AS id FROM change_log WHERE mutation_id = ANY($1::uuid[])
     UNION SELECT id::text FROM mutation WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return rows.map(({ id }) => `I14: the refused ${id} left something behind`);
}

/** I6: what was kept when its page was killed has reached the server, or still lies on the device. */
export async function checkPromised(
  promised: ReadonlySet<string>,
  held: readonly Pick<Waiting, "mutationId">[],
): Promise<string[]> {
  const there = new Set(held.map(({ mutationId }) => mutationId));
  const missing = [...promised].filter((mutationId) => !there.has(mutationId));
  const rows = await sql<{ id: string }>("SELECT id::text FROM mutation WHERE id = ANY($1::uuid[])", [
    missing,
  ]);
  const taken = new Set(rows.map(({ id }) => id));
  return missing
    .filter((mutationId) => !taken.has(mutationId))
    .map((mutationId) => `I6: ${mutationId} was kept, and is nowhere`);
}
