import { createHash } from "node:crypto";
import {
  allImportFields,
  type ImportField,
  type ImportKind,
  importFields,
  importKinds,
} from "@/common/import/fields";
import { searchText } from "@/common/search-text";
import { columnWords, problemHeaders } from "./column-words";

export type Columns = readonly (ImportField | null)[];

/** By these a later file is known to be of the same making. */
export const signatureOf = (header: readonly string[]): string =>
  createHash("sha256").update(header.map(headerKey).join("|")).digest("base64url").slice(0, 22);

const headerKey = (header: string): string => searchText(header).replace(/@/g, "").trim();

/** The field of each column by what it is called; a field is given once, to the column that fits it best. */
export function guessColumns(kind: ImportKind, header: readonly string[]): Columns {
  const keys = header.map(headerKey);
  const columns: (ImportField | null)[] = header.map(() => null);
  const fields = importFields[kind].filter((field): field is ImportField => true);
  const wishes = fields.flatMap((field) =>
    keys.flatMap((key, column) => {
      const rank = rankOf(kind, field, key);
      return rank === null ? [] : [{ field, column, rank }];
    }),
  );
  wishes.sort((a, b) => a.rank - b.rank);
  for (const { field, column } of wishes) {
    if (columns[column] === null && !columns.includes(field)) columns[column] = field;
  }
  return withoutHalfNames(columns);
}

/** 0: the field's own name; then its words in their order; null: another thing. */
function rankOf(kind: ImportKind, field: ImportField, key: string): number | null {
  if (key === "" || problemHeaders.has(key)) return null;
  if (key === searchText(field.replace(/([A-Z])/g, " $1"))) return 0;
  const place = (columnWords[kind][field]?.split("|") ?? []).indexOf(key);
  return place < 0 ? null : place + 1;
}

/** A family name alone is a name. */
function withoutHalfNames(columns: readonly (ImportField | null)[]): Columns {
  if (columns.includes("name") || columns.includes("firstName")) return columns;
  return columns.map((field) => (field === "lastName" ? "name" : field));
}

/** What the columns are about: the kind of which most are known, and of equals the one that only it has. */
export function guessKind(header: readonly string[]): ImportKind {
  const scores = importKinds.map((kind) => {
    const columns = guessColumns(kind, header).filter((field) => field !== null);
    return { kind, score: columns.length + telling(kind, columns) };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).kind;
}

/** Columns that only one kind has. */
const tellingFields: Record<ImportKind, readonly ImportField[]> = {
  company: ["taxId", "website", "kinds"],
  contact: ["firstName", "lastName", "jobTitle"],
  opportunity: ["stage", "expectedRevenue", "expectedCloseOn", "lostReason", "probability"],
};

const telling = (kind: ImportKind, columns: Columns): number =>
  2 * tellingFields[kind].filter((field) => columns.includes(field)).length;

/** A field that this kind has. */
export const belongs = (kind: ImportKind, field: ImportField): boolean =>
  allImportFields.includes(field) && (importFields[kind] as readonly ImportField[]).includes(field);
