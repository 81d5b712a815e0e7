import { randomUUID } from "node:crypto";
import type { PartnerKind, PartnerValues } from "@/common/partners/partner";
import { type MappedRow, problemIn } from "./mapped-row";
import type { PartnerWrite } from "./partner-writes";
import type { Planned, Work } from "./plan";

const nameKey = (name: string): string => name.trim().toLowerCase();

export const blankPartner: Omit<PartnerValues, "name"> = {
  ...{ kinds: [], parentId: null, jobTitle: null, email: null, phone: null, website: null, taxId: null },
  ...{ street: null, postalCode: null, city: null, country: null, language: null },
};

/** Companies that rows name; those that are not here are made, unless the file knows companies by keys. */
export class Companies {
  readonly made: (PartnerWrite & { readonly row: number })[] = [];
  readonly #work: Work;
  readonly #ids: Map<string, string>;
  readonly #names: Map<string, string>;

  /** Looks for all names of a batch at once; the oldest of one name is meant. */
  static async read(work: Work, names: readonly string[]): Promise<Companies> {
    const { companies } = work;
    const rows = companies
      ? await work.ctx.sql<{ id: string; name: string }>(
          `SELECT id, name FROM partner WHERE id = ANY($1::uuid[])`,
          [[...new Set(names.flatMap((name) => companies.get(name) ?? []))]],
          "import-companies-by-id",
        )
      : await work.ctx.sql<{ id: string; name: string }>(
          `SELECT id, name FROM partner WHERE form = 'company' AND lower(name) = ANY($1::text[]) ORDER BY created_at DESC, id DESC`,
          [[...new Set(names.map(nameKey))]],
          "import-companies-by-name",
        );
    return new Companies(work, rows);
  }

  private constructor(work: Work, rows: readonly { id: string; name: string }[]) {
    this.#work = work;
    this.#ids = new Map(rows.map(({ id, name }) => [nameKey(name), id]));
    this.#names = new Map(rows.map(({ id, name }) => [id, name]));
  }

  find(row: MappedRow, name: string, kinds: PartnerKind[]): string | null {
    const { companies } = this.#work;
    if (companies) return companies.get(name) ?? problemIn(row, "company", "unknown");
    const known = this.#ids.get(nameKey(name));
    if (known !== undefined) return known;
    const id = randomUUID();
    this.#ids.set(nameKey(name), id);
    this.#names.set(id, name);
    const after = { ...blankPartner, name, kinds };
    this.made.push({ row: row.number, recordId: id, form: "company", before: undefined, after, changes: [] });
    return id;
  }

  nameOf(id: string | null): string | null {
    return id === null ? null : (this.#names.get(id) ?? null);
  }

  /** Of the rows that are taken: a company that only a refused row names is not made. */
  planned(taken: ReadonlySet<string>): Planned[] {
    return this.wanted(taken).map(({ row, recordId }) => ({
      ...{ row, recordId, entity: "partners.partner", outcome: "created", timelineSeq: 1, changes: [] },
      aside: true,
    }));
  }

  wanted = (taken: ReadonlySet<string>) => this.made.filter(({ recordId }) => taken.has(recordId));
}
