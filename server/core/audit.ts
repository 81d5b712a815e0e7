import type { AuditNote } from "@/common/identity/audit";
import { type Sql, sql } from "./db";
import { log } from "./log";

export type AuditEntry = AuditNote & {
  readonly at: Date;
  readonly personId: string | null;
  readonly address: string | null;
};

/** Adds lines to the audit log, with the statements of a command or by themselves. */
export async function writeAudit(over: Sql, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ personId, id, ...rest }) => ({ ...rest, person_id: personId, record_id: id }));
  await over(adding, [JSON.stringify(rows)], "audit");
}

const adding = `
  INSERT INTO audit_entry (id, at, kind, person_id, entity, record_id, name, details, address)
  SELECT gen_random_uuid(), row.* FROM jsonb_to_recordset($1::jsonb) AS row (at timestamptz, kind text,
    person_id uuid, entity text, record_id uuid, name text, details jsonb, address text)`;

/** Lines per minute and kind: of one person or one address, and of all addresses where nobody is signed in. */
const mostOfOne = 30;
const mostOfStrangers = 300;
/** Lines that wait to be written; whoever adds faster than the database takes them loses some. */
const mostWaiting = 500;
const windowMs = 60_000;

type Window = { readonly since: number; written: number; left: number };
const windows = new Map<string, Window>();
let waiting: AuditEntry[] = [];
let writing: Promise<void> | null = null;

/**
 * Notes what happens outside a command: somebody signs in, or is refused. Never fails, and nobody waits for it. Of many
 * alike only the first of each minute are written; the first of a later minute says how many were left out.
 */
export function auditOutside(note: AuditNote & Pick<AuditEntry, "personId" | "address">): void {
  const left = admit(`${note.kind} ${note.personId ?? note.address}`, mostOfOne);
  const isTooMuch = note.personId === null && admit(`${note.kind} strangers`, mostOfStrangers) === null;
  if (left === null || isTooMuch || waiting.length >= mostWaiting) return;
  const details = left > 0 ? { ...note.details, more: left } : note.details;
  waiting.push({ ...note, at: new Date(), ...(details && { details }) });
  writing ??= writeWaiting().finally(() => {
    writing = null;
  });
}

/** How many were left out in the window before, or null where this one is left out too. */
function admit(source: string, most: number): number | null {
  const now = performance.now();
  const held = windows.get(source);
  if (held && now - held.since < windowMs) {
    const isIn = held.written < most;
    if (isIn) held.written++;
    else held.left++;
    return isIn ? 0 : null;
  }
  if (windows.size >= 10_000) windows.clear();
  windows.set(source, { since: now, written: 1, left: 0 });
  return held?.left ?? 0;
}

async function writeWaiting(): Promise<void> {
  // What is noted in the same turn goes along.
  await Promise.resolve();
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await writeAudit(sql, batch).catch((error: unknown) =>
      log.error({ err: error, lines: batch.length }, "the audit log could not be written"),
    );
  }
}

/** Until all that was noted is written; before the process ends. */
export async function auditSettled(): Promise<void> {
  while (writing !== null) await writing;
}

/** Lines are kept for two years. */
export async function forgetOldAudit(over: Sql): Promise<void> {
  await over(`DELETE FROM audit_entry WHERE at < now() - interval '2 years'`);
}
