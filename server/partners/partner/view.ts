import type { PartnerRecord } from "@/common/partners/records";
import type { Sql } from "@/server/core/db";

export type PartnerRow = Omit<PartnerRecord, "createdAt"> & { readonly createdAt: Date };

/** Partners by id; the lock holds until the transaction ends. */
export async function readPartners(sql: Sql, ids: readonly string[], lock: "" | "FOR UPDATE OF p" = "") {
  const rows = await sql<PartnerRow>(
    `SELECT p.id, p.version, p.form, p.name, p.kinds::text[] AS kinds, p.parent_id AS "parentId",
       p.job_title AS "jobTitle", p.email, p.phone, p.website, p.tax_id AS "taxId", p.street,
       p.postal_code AS "postalCode", p.city, p.country, p.language, p.timeline_seq AS "timelineSeq",
       p.created_at AS "createdAt"
     FROM partner p WHERE p.id = ANY($1::uuid[]) ${lock}`,
    [ids],
    lock ? "partners-lock" : "partners",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Everybody reads the same of a partner. */
export const view = (row: PartnerRow): PartnerRecord => ({ ...row, createdAt: row.createdAt.toISOString() });
