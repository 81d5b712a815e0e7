import { sql } from "@/server/core/db";
import type { Waiting } from "@/ui/live/outbox-entry";
import type { LogWatch } from "./log-watch";

/** I3: every write of a record raised its version once and left one row in the log; nothing else did. */
export async function checkLog(log: LogWatch): Promise<string[]> {
  await log.look();
  const rows = await sql<{ id: string; version: number }>("SELECT id, version FROM opportunity", []);
  const ids = new Set(rows.map(({ id }) => id));
  const orphans = [...log.told.keys()].filter((id) => !ids.has(id));
  return [
    ...rows
      .filter(({ id, version }) => (log.told.get(id) ?? 0) !== version)
      .map(({ id, version }) => `I3: ${id} has version ${version}, told of ${log.told.get(id) ?? 0} times`),
    ...orphans.map((id) => `I3: the log tells of ${id}, which is not there`),
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

/** I3: what was acknowledged has happened, whoever was killed since. */
export async function checkAcknowledged(acknowledged: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>("SELECT id::text FROM mutation WHERE id = ANY($1::uuid[])", [
    acknowledged,
  ]);
  const taken = new Set(rows.map(({ id }) => id));
  return acknowledged
    .filter((mutationId) => !taken.has(mutationId))
    .map((mutationId) => `I3: ${mutationId} was acknowledged, and never happened`);
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
