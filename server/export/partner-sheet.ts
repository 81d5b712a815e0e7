import { searchText } from "@/common/search-text";
import type { ExportedOf } from "@/common/spreadsheet/export-input";
import { readPages, type Statement } from "./read-pages";
import type { CellKind, Sheet } from "./sheet";
import type { Words } from "./words";

type PartnerColumn = keyof Words["partner"];
type Row = Readonly<Record<PartnerColumn, string | null>>;

const columns: Record<PartnerColumn, { readonly sql: string; readonly kind?: CellKind }> = {
  name: { sql: "p.name" },
  form: { sql: "p.form::text" },
  kinds: { sql: "array_to_string(p.kinds, ',')" },
  parentId: { sql: "parent.name" },
  jobTitle: { sql: "p.job_title" },
  email: { sql: "p.email" },
  phone: { sql: "p.phone" },
  website: { sql: "p.website" },
  taxId: { sql: "p.tax_id" },
  street: { sql: "p.street" },
  postalCode: { sql: "p.postal_code" },
  city: { sql: "p.city" },
  country: { sql: "p.country" },
  language: { sql: "p.language" },
  createdAt: {
    sql: `to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    kind: "instant",
  },
};
const names = Object.keys(columns) as PartnerColumn[];

/** The directory as its screen lists it: one for the whole company, so everybody signed in may have all of it. */
export function partnerSheet({ query }: ExportedOf<"partners">, words: Words): Sheet {
  const named = (set: Readonly<Record<string, string>>, name: string) => set[name] ?? name;
  const cellOf = (row: Row, name: PartnerColumn): string | null => {
    const cell = row[name];
    if (cell === null || cell === "") return null;
    if (name === "form") return named(words.forms, cell);
    if (name !== "kinds") return cell;
    return cell
      .split(",")
      .map((kind) => named(words.kinds, kind))
      .join(", ");
  };
  return {
    title: words.lists.partners,
    columns: names.map((name) => ({ header: words.partner[name], kind: columns[name].kind ?? "text" })),
    async *pages(sql) {
      const selected = names.map((name) => `${columns[name].sql} AS "${name}"`).join(", ");
      for await (const rows of readPages<Row>(sql, statementOf(query, selected, "ORDER BY p.name, p.id")))
        yield rows.map((row) => names.map((name) => cellOf(row, name)));
    },
    async count(sql) {
      const { text, values } = statementOf(query, "count(*)::int AS count");
      return (await sql<{ count: number }>(text, values))[0]?.count ?? 0;
    },
  };
}

/** Every word must be found somewhere, as in the directory. */
function statementOf(query: string, selected: string, order = ""): Statement {
  const words = searchText(query).split(" ").filter(Boolean).slice(0, 10);
  const found = words.map((_, index) => `p.search_text LIKE $${index + 1}`);
  const text = `SELECT ${selected} FROM partner p LEFT JOIN partner parent ON parent.id = p.parent_id
    ${found.length > 0 ? `WHERE ${found.join(" AND ")}` : ""} ${order}`;
  return { text, values: words.map((word) => `%${word}%`) };
}
