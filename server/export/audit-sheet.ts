import type { ExportedOf } from "@/common/spreadsheet/export-input";
import type { Actor } from "@/server/core/context";
import { auditFiltered, auditValues } from "@/server/identity/audit/queries";
import { mustHave } from "@/server/identity/rights";
import { readPages } from "./read-pages";
import type { CellKind, Sheet } from "./sheet";
import type { Words } from "./words";

type AuditColumn = keyof Words["auditLine"];

const columns: Record<AuditColumn, { readonly sql: string; readonly kind?: CellKind }> = {
  at: { sql: `to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, kind: "instant" },
  kind: { sql: "a.kind" },
  person: { sql: "coalesce(who.name, a.person_id::text)" },
  entity: { sql: "a.entity" },
  recordId: { sql: "coalesce(a.name, a.record_id::text)" },
  details: { sql: "a.details::text" },
  address: { sql: "a.address" },
};
const names = Object.keys(columns) as AuditColumn[];

/** Lines of the audit log, the newest first. @throws Refusal for all but administrators */
export function auditSheet(actor: Actor, { filter }: ExportedOf<"audit">, words: Words): Sheet {
  mustHave(actor, "administer");
  const values = auditValues(filter);
  const from = `FROM audit_entry a LEFT JOIN person who ON who.id = a.person_id WHERE ${auditFiltered}`;
  return {
    title: words.lists.audit,
    columns: names.map((name) => ({ header: words.auditLine[name], kind: columns[name].kind ?? "text" })),
    async *pages(sql) {
      const selected = names.map((name) => `${columns[name].sql} AS "${name}"`).join(", ");
      const text = `SELECT ${selected} ${from} ORDER BY a.at DESC, a.id DESC`;
      for await (const rows of readPages<Record<AuditColumn, string | null>>(sql, { text, values }))
        yield rows.map((row) => names.map((name) => row[name]));
    },
    async count(sql) {
      const [row] = await sql<{ count: number }>(`SELECT count(*)::int AS count ${from}`, values);
      return row?.count ?? 0;
    },
  };
}
