import { type Exported, type ExportFormat, exported } from "@/common/spreadsheet/export-input";
import type { Sql } from "@/server/core/db";
import type { Manner } from "./sheet";

export type Ticket = Manner & { readonly format: ExportFormat; readonly of: Exported };

type Row = Manner & { readonly format: ExportFormat; readonly spec: unknown };

/** What this person asked for two minutes ago or less; null for anybody else's, and for older ones. */
export async function findTicket(sql: Sql, id: string, personId: string): Promise<Ticket | null> {
  const [row] = await sql<Row>(
    `SELECT t.format, t.spec, p.locale, p.time_zone AS "timeZone"
     FROM export_ticket t JOIN person p ON p.id = t.person_id
     WHERE t.id = $1 AND t.person_id = $2 AND t.created_at > now() - interval '2 minutes'`,
    [id, personId],
  );
  if (!row) return null;
  const { spec, ...rest } = row;
  return { ...rest, of: exported.parse(spec) };
}
