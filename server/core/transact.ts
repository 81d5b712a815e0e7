import type { LiveEntity, Reply } from "@/common/live";
import { type AuditEntry, writeAudit } from "./audit";
import type { Actor, ChangeNote, HotContext, WriteContext } from "./context";
import { inStatements, inTransaction, type Sql, type Statements } from "./db";
import { commandClaims, commandRetries } from "./metrics";
import { Refusal } from "./refusal";

export type Mutation = {
  readonly id: string;
  readonly command: string;
  /** Where the request came from, for the audit log. */
  readonly address?: string | null;
};
type LoggedChange = ChangeNote & { readonly entity: LiveEntity; readonly id: string };

const afterCommit = new Set<() => void>();

/** Called after each commit of this process that logged a change; the feed wakes itself so. */
export function onCommit(listener: () => void): () => void {
  afterCommit.add(listener);
  return () => afterCommit.delete(listener);
}

/**
 * The one way to write: claims the mutation id, runs the command, and as the last statement takes the clock, logs the
 * changes and stores the reply. The clock's row stays locked until COMMIT, so `seq` has the order of commits, without
 * gaps. A replayed id gets the stored reply. Deadlocks and serialisation failures are tried again, twice.
 *
 * @throws Refusal as the command does; nothing is left behind then, the claim included.
 */
export function transact<T>(
  actor: Actor,
  mutation: Mutation,
  work: (ctx: WriteContext) => Promise<T>,
): Promise<Reply<T>> {
  return patiently(() =>
    inTransaction(async (db, sql) => {
      const earlier = await claim(sql, actor, mutation);
      if (earlier) return { reply: earlier as Reply<T>, logged: false };
      const sent: Promise<unknown>[] = [];
      const send: Statements["send"] = (...statement) => sent.push(sql(...statement));
      const { ctx, noted } = contextOf(actor, mutation, { sql, send });
      const result = await work({ ...ctx, db });
      const [reply] = await Promise.all([close(sql, actor, mutation, noted, result), ...sent]);
      return { reply, logged: noted.changes.length > 0 };
    }),
  );
}

/**
 * The same for commands that get by without the typed client, which costs more than all their statements. The claim, the
 * command's statements and COMMIT are asked for without waiting in between. The claim comes first in the database all the
 * same; where it meets an earlier one, what the command did is rolled back.
 */
export function transactHot<T>(
  actor: Actor,
  mutation: Mutation,
  work: (ctx: HotContext) => Promise<T>,
): Promise<Reply<T>> {
  return patiently(() =>
    inStatements(async ({ sql, send, commit }) => {
      const { ctx, noted } = contextOf(actor, mutation, { sql, send });
      const [claimed, worked] = await Promise.allSettled([claim(sql, actor, mutation), work(ctx)]);
      if (claimed.status === "rejected") throw claimed.reason;
      if (claimed.value) return { reply: claimed.value as Reply<T>, logged: false };
      if (worked.status === "rejected") throw worked.reason;
      const [reply] = await Promise.all([close(sql, actor, mutation, noted, worked.value), commit()]);
      return { reply, logged: noted.changes.length > 0 };
    }),
  );
}

async function patiently<T>(run: () => Promise<{ reply: Reply<T>; logged: boolean }>): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { reply, logged } = await run();
      if (logged) for (const listener of afterCommit) listener();
      return reply;
    } catch (error) {
      if (attempt >= 3 || !isTransient(error)) throw error;
      commandRetries.inc();
    }
  }
}

/** What a command leaves for the end of its transaction. */
type Noted = { readonly changes: LoggedChange[]; readonly audited: AuditEntry[] };

function contextOf(actor: Actor, mutation: Mutation, { sql, send }: Pick<Statements, "sql" | "send">) {
  const noted: Noted = { changes: [], audited: [] };
  const now = new Date();
  const { personId } = actor;
  const { address = null } = mutation;
  const ctx: HotContext = {
    actor,
    sql,
    send,
    now,
    mutationId: mutation.id,
    changed: (entity, id, note) => noted.changes.push({ entity, id, ...note }),
    audit: (note) => noted.audited.push({ ...note, at: now, personId, address }),
  };
  return { ctx, noted };
}

/** Waits for a twin that is under way; answers the stored reply if there is one. */
async function claim(sql: Sql, actor: Actor, { id, command }: Mutation): Promise<Reply<unknown> | null> {
  const [row] = await sql<{ command: string; isNew: boolean; reply: unknown; seq: string; epoch: string }>(
    `INSERT INTO mutation (person_id, id, command) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, id) DO UPDATE SET command = mutation.command
     RETURNING command, reply IS NULL AS "isNew", reply, seq::text,
       CASE WHEN reply IS NOT NULL THEN (SELECT clock.epoch FROM clock WHERE clock.id = 1) END AS epoch`,
    [actor.personId, id, command],
    "claim",
  );
  if (row?.command !== command) throw new Refusal("rule", "mutation_reused");
  commandClaims.inc({ claim: row.isNew ? "new" : "replayed" });
  return row.isNew ? null : { seq: Number(row.seq), epoch: row.epoch, result: row.reply };
}

async function close<T>(
  sql: Sql,
  actor: Actor,
  mutation: Mutation,
  { changes, audited }: Noted,
  result: T,
): Promise<Reply<T>> {
  const auditing = writeAudit(sql, audited);
  const rows = changes.map((change, index) => ({
    n: index + 1,
    entity: change.entity,
    record_id: change.id,
    op: change.op,
    before: change.before,
    after: change.after,
  }));
  const values = [
    rows.length,
    JSON.stringify(rows),
    actor.personId,
    mutation.id,
    JSON.stringify(result ?? null),
  ];
  const [[closed]] = await Promise.all([
    sql<{ seq: string; epoch: string }>(closing, values, "close"),
    auditing,
  ]);
  if (!closed) throw new Error("The clock's row is missing: the database was not migrated.");
  return { seq: Number(closed.seq), epoch: closed.epoch, result };
}

/** Nothing may follow it but COMMIT. */
const closing = `
  WITH tick AS (UPDATE clock SET seq = seq + $1::int WHERE id = 1 RETURNING seq, epoch),
  logged AS (
    INSERT INTO change_log (seq, entity, record_id, op, audience_before, audience_after, author_id, mutation_id)
    SELECT tick.seq - $1::int + row.n, row.entity, row.record_id, row.op, row.before, row.after, $3::uuid, $4::uuid
    FROM tick, jsonb_to_recordset($2::jsonb)
      AS row (n int, entity text, record_id uuid, op change_op, before text[], after text[])
  )
  UPDATE mutation SET reply = $5::jsonb, seq = tick.seq FROM tick
  WHERE mutation.person_id = $3::uuid AND mutation.id = $4::uuid
  RETURNING tick.seq::text, tick.epoch`;

const transientCodes = new Set(["40001", "40P01", "P2034"]);

function isTransient(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "string" && transientCodes.has(code)) return true;
  return "cause" in error && error.cause !== error && isTransient(error.cause);
}
