import type { FieldChange } from "@/common/messaging/timeline";
import type { PartnerForm, PartnerValues } from "@/common/partners/partner";
import type { HotContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { searchTextOf } from "@/server/partners/partner/columns";
import type { PartnerRow } from "@/server/partners/partner/view";
import { type HistoryLine, writeHistory } from "./history";

export type PartnerWrite = {
  readonly recordId: string;
  readonly form: PartnerForm;
  readonly before: PartnerRow | undefined;
  readonly after: PartnerValues;
  readonly changes: readonly FieldChange[];
};

/** Creates or changes partners in one statement, with their history, and announces each. */
export async function writePartners(
  ctx: HotContext,
  rows: readonly PartnerWrite[],
  authorId: string | null,
): Promise<void> {
  if (rows.length === 0) return;
  const now = ctx.now.toISOString();
  await ctx.sql(writing, [JSON.stringify(rows.map(columnsOf)), ctx.now], "import-partners");
  await writeHistory(
    ctx,
    rows.map(({ recordId, before, changes }): HistoryLine => {
      const line = {
        entity: "partners.partner",
        recordId,
        seq: (before?.timelineSeq ?? 0) + 1,
        at: now,
      } as const;
      return { ...line, kind: before ? "changed" : "created", changes: before ? changes : [] };
    }),
    authorId,
  );
  for (const { recordId, before } of rows)
    ctx.changed("partners.partner", recordId, before ? toEveryone.updated : toEveryone.created);
}

const columnsOf = ({ recordId: id, form, before, after }: PartnerWrite) => ({
  ...after,
  ...{ id, form, search: searchTextOf(after) },
  seq: (before?.timelineSeq ?? 0) + 1,
  version: (before?.version ?? 0) + 1,
});

const writing = `
  INSERT INTO partner (id, form, name, kinds, parent_id, job_title, email, phone, website, tax_id, street, postal_code,
    city, country, language, search_text, timeline_seq, version, created_at, updated_at)
  SELECT r.id, r.form, r.name, r.kinds, r."parentId", r."jobTitle", r.email, r.phone, r.website, r."taxId", r.street,
    r."postalCode", r.city, r.country, r.language, r.search, r.seq, r.version, $2, $2
  FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, form partner_form, name text, kinds partner_kind[],
    "parentId" uuid, "jobTitle" text, email text, phone text, website text, "taxId" text, street text,
    "postalCode" text, city text, country text, language text, search text, seq int, version int)
  ON CONFLICT (id) DO UPDATE SET (name, kinds, parent_id, job_title, email, phone, website, tax_id, street,
      postal_code, city, country, language, search_text, timeline_seq, version, updated_at)
    = (excluded.name, excluded.kinds, excluded.parent_id, excluded.job_title, excluded.email, excluded.phone,
       excluded.website, excluded.tax_id, excluded.street, excluded.postal_code, excluded.city, excluded.country,
       excluded.language, excluded.search_text, excluded.timeline_seq, excluded.version, excluded.updated_at)`;
