import type { ListPartnersInput, PartnerId, PartnerIds } from "@/common/partners/partner";
import type { PartnerPage, PartnerRecord, PartnerRow } from "@/common/partners/records";
import { searchText } from "@/common/search-text";
import type { ReadContext } from "@/server/core/context";
import { findPartner } from "./access";
import { readPartners, view } from "./view";

export async function getPartner(ctx: ReadContext, { id }: PartnerId): Promise<PartnerRecord> {
  return view(await findPartner(ctx, id));
}

/** Those of them that there are. */
export async function getPartners(ctx: ReadContext, { ids }: PartnerIds): Promise<PartnerRecord[]> {
  return [...(await readPartners(ctx.sql, ids)).values()].map(view);
}

/** A page of the directory by name; every word of the query must be found somewhere. */
export async function listPartners(ctx: ReadContext, input: ListPartnersInput): Promise<PartnerPage> {
  const words = searchText(input.query).split(" ").filter(Boolean).slice(0, 10);
  const rows = await ctx.sql<PartnerRow>(listing(words.length), [
    input.limit + 1,
    input.parentId ?? null,
    input.form ?? null,
    input.after?.name ?? null,
    input.after?.id ?? null,
    ...words.map((word) => `%${word}%`),
  ]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > input.limit && last ? { name: last.name, id: last.id } : null };
}

/** One LIKE per word, so that the trigram index serves each. */
const listing = (words: number) => `
  SELECT p.id, p.version, p.form, p.name, p.kinds::text[] AS kinds, p.parent_id AS "parentId",
    p.job_title AS "jobTitle", p.email, p.phone, p.city, p.country, parent.name AS "parentName"
  FROM partner p LEFT JOIN partner parent ON parent.id = p.parent_id
  WHERE ($2::uuid IS NULL OR p.parent_id = $2)
    AND ($3::partner_form IS NULL OR p.form = $3)
    AND ($4::text IS NULL OR (p.name, p.id) > ($4, $5::uuid))
    ${Array.from({ length: words }, (_, index) => `AND p.search_text LIKE $${index + 6}`).join(" ")}
  ORDER BY p.name, p.id LIMIT $1`;
