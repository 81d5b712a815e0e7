import type { ImportRunRecord, ImportState, UnknownName } from "@/common/import/records";
import type { ImportSettings } from "@/common/import/settings";
import type { Sql } from "@/server/core/db";
import type { FileKind } from "./table";

export type ImportRunRow = {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly actorId: string;
  readonly fileName: string;
  readonly settings: ImportSettings;
  readonly signature: string;
  readonly state: ImportState;
  readonly cursor: number;
  readonly total: number | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly unknown: readonly UnknownName[];
  readonly undone: number;
  readonly kept: number;
  readonly failure: string | null;
  readonly failedIn: ImportState | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
};

/** Imports by id; null: the newest, as many as a list shows. The lock holds until the transaction ends. */
export async function readRuns(
  sql: Sql,
  ids: readonly string[] | null,
  lock: "" | "FOR UPDATE OF r" = "",
): Promise<ReadonlyMap<string, ImportRunRow>> {
  const rows = await sql<ImportRunRow>(
    `SELECT r.id, r.version, r.person_id AS "personId", r.actor_id AS "actorId", r.file_name AS "fileName", r.settings,
       r.signature, r.state, r.cursor, r.total, r.created, r.updated, r.unchanged, r.failed, r.unknown, r.undone,
       r.kept, r.failure, r.failed_in AS "failedIn", r.created_at AS "createdAt", r.started_at AS "startedAt", r.ended_at AS "endedAt"
     FROM import_run r WHERE $1::uuid[] IS NULL OR r.id = ANY($1::uuid[])
     ORDER BY r.created_at DESC, r.id LIMIT 200 ${lock}`,
    [ids],
    lock ? "imports-lock" : "imports",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** How far it is, for everybody who may know of it. */
export function view(row: ImportRunRow): ImportRunRecord {
  const { id, version, personId, fileName, state, cursor, total, created, updated, unchanged, failed } = row;
  const { undone, kept, failure, createdAt, startedAt, endedAt, settings } = row;
  return {
    ...{ id, version, personId, fileName, state, cursor, total, created, updated, unchanged, failed },
    ...{ undone, kept, failure, kind: settings.kind, createdAt: createdAt.toISOString() },
    ...{ startedAt: startedAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null },
  };
}

/** By its name alone: what it really is shows when it is read. */
export const fileKindOf = (fileName: string): FileKind => (/\.xls[xm]$/i.test(fileName) ? "xlsx" : "csv");
