import type { CompanyRecord } from "@/common/identity/records";
import type { Sql } from "@/server/core/db";

export async function readCompany(sql: Sql, ids: readonly string[] | null, lock: "" | "FOR UPDATE" = "") {
  const rows = await sql<CompanyRecord>(
    `SELECT id, version, name, currency, locale, languages, fiscal_year_start AS "fiscalYearStart", logo, setup
     FROM company WHERE $1::uuid[] IS NULL OR id = ANY($1::uuid[]) ${lock}`,
    [ids],
    lock ? "company-lock" : "company",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row holds nothing but what all may read. */
export const view = (row: CompanyRecord): CompanyRecord => row;
