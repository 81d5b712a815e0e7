import type { CompanyRecord } from "@/common/identity/records";
import type { Sql } from "@/server/core/db";

export async function readCompany(sql: Sql, ids: readonly string[] | null) {
  const rows = await sql<CompanyRecord>(
    `SELECT id, version, name, currency, locale FROM company WHERE $1::uuid[] IS NULL OR id = ANY($1::uuid[])`,
    [ids],
    "company",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row holds nothing but what all may read. */
export const view = (row: CompanyRecord): CompanyRecord => row;
