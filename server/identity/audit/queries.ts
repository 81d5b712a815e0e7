import type { AuditLine, AuditListInput, AuditNewsInput } from "@/common/identity/audit";
import type { ReadContext } from "@/server/core/context";
import { mustHave } from "../rights";

type Filter = Pick<AuditListInput, "kinds" | "personId" | "from" | "until">;
export type AuditPage = { readonly lines: readonly AuditLine[]; readonly more: boolean };

/** Lines of the audit log, the newest first; a page begins before the place where the one before it ended. */
export async function listAudit(
  ctx: ReadContext,
  { before, limit, ...filter }: AuditListInput,
): Promise<AuditPage> {
  mustHave(ctx.actor, "administer");
  const rows = await ctx.sql<Omit<AuditLine, "at"> & { at: Date }>(
    `SELECT id, at, kind, person_id AS "personId", entity, record_id AS "recordId", name, details, address
     FROM audit_entry a
     WHERE ${auditFiltered} AND ($5::timestamptz IS NULL OR (at, id) < ($5::timestamptz, $6::uuid))
     ORDER BY at DESC, id DESC LIMIT $7`,
    [...auditValues(filter), before?.at ?? null, before?.id ?? null, limit + 1],
  );
  const lines = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { lines, more: rows.length > limit };
}

/** Enough to say that there is something new, without counting a flood. */
const mostNews = 100;

/** How many lines have come since the newest that the screen shows. */
export async function auditNews(
  ctx: ReadContext,
  { after, ...filter }: AuditNewsInput,
): Promise<{ count: number }> {
  mustHave(ctx.actor, "administer");
  const [news] = await ctx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT FROM audit_entry a WHERE ${auditFiltered} AND (at, id) > ($5::timestamptz, $6::uuid) LIMIT ${mostNews}
     ) fresh`,
    [...auditValues(filter), after.at, after.id],
  );
  return { count: news?.count ?? 0 };
}

export const auditFiltered = `
  ($1::text[] IS NULL OR a.kind = ANY($1::text[]))
  AND ($2::uuid IS NULL OR a.person_id = $2::uuid OR a.record_id = $2::uuid)
  AND ($3::timestamptz IS NULL OR a.at >= $3::timestamptz) AND ($4::timestamptz IS NULL OR a.at < $4::timestamptz)`;

export const auditValues = ({ kinds, personId, from, until }: Filter): unknown[] => [
  kinds ?? null,
  personId ?? null,
  from ?? null,
  until ?? null,
];
