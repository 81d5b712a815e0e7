import type { Audience } from "@/common/audience";
import type { LiveEntity } from "@/common/live";
import type { Sql } from "@/server/core/db";

export type LogRow = {
  readonly seq: number;
  readonly entity: LiveEntity;
  readonly recordId: string;
  readonly before: readonly Audience[];
  readonly after: readonly Audience[];
  readonly authorId?: string | null;
};

/** A record that changed, however often, with everyone who could see it before or after any of the changes. */
export type TouchedRecord = {
  readonly entity: LiveEntity;
  readonly id: string;
  readonly audiences: ReadonlySet<Audience>;
  /** Who changed it last. */
  readonly by?: string | null;
};

/** Log rows after `seq`, in commit order. They have no gaps, so the last one's `seq` is how far one has read. */
export async function readLog(sql: Sql, seq: number, limit: number): Promise<LogRow[]> {
  const rows = await sql<Omit<LogRow, "seq"> & { seq: string }>(
    `SELECT seq::text, entity, record_id AS "recordId", audience_before AS before, audience_after AS after,
       author_id AS "authorId"
     FROM change_log WHERE seq > $1 ORDER BY change_log.seq LIMIT $2`,
    [seq, limit],
    "log",
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The distinct records of some log rows: what is sent is read now, so each is read and sent once. */
export function distinctRecords(rows: readonly LogRow[]): TouchedRecord[] {
  const touched = new Map<
    string,
    { entity: LiveEntity; id: string; audiences: Set<Audience>; by: string | null }
  >();
  for (const { entity, recordId, before, after, authorId = null } of rows) {
    const key = `${entity} ${recordId}`;
    const record = touched.get(key) ?? { entity, id: recordId, audiences: new Set<Audience>(), by: null };
    for (const audience of [...before, ...after]) record.audiences.add(audience);
    record.by = authorId;
    touched.delete(key);
    touched.set(key, record);
  }
  return [...touched.values()];
}

/** Where the log stands and how far back it reaches. */
export async function readClock(sql: Sql): Promise<{ epoch: string; seq: number }> {
  const [clock] = await sql<{ epoch: string; seq: string }>(
    `SELECT epoch, seq::text FROM clock WHERE id = 1`,
    [],
    "clock",
  );
  if (!clock) throw new Error("The clock's row is missing: the database was not migrated.");
  return { epoch: clock.epoch, seq: Number(clock.seq) };
}

/** Rows are kept for 30 days, claimed mutations for 45: a replay after that is refused as too old by its cursor. */
export async function forgetOld(sql: Sql): Promise<void> {
  await sql(`DELETE FROM change_log WHERE logged_at < now() - interval '30 days'`);
  await sql(`DELETE FROM mutation WHERE claimed_at < now() - interval '45 days'`);
}
