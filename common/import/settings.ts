import * as z from "zod/mini";
import { text, uuid } from "../fields";
import { allImportFields, importKinds, listFields } from "./fields";

export const encodings = [
  "utf-8",
  "windows-1252",
  "macintosh",
  "iso-8859-15",
  "utf-16le",
  "utf-16be",
] as const;
export type Encoding = (typeof encodings)[number];
export const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

/** How the file is to be read; guessed when it comes, and changed where the guess was wrong. */
const format = z.strictObject({
  encoding: z.enum(encodings),
  separator: z.enum(separators),
  /** Whether the first row names the columns. */
  header: z.boolean(),
  /** 31/12 or 12/31; days written as 2026-12-31 are read in any case. */
  days: z.enum(["dmy", "mdy"]),
  decimal: z.enum([",", "."]),
  /** Of a workbook, counted from 0. */
  sheet: z.int().check(z.gte(0), z.lte(999)),
});
export type ImportFormat = z.infer<typeof format>;

/** What to do with a name that nothing here bears: take it for something that is here, make it, or leave it out. */
const choice = z.strictObject({
  field: z.enum(listFields),
  text: text(1, 200),
  to: z.union([z.strictObject({ id: uuid }), z.enum(["create", "leave"])]),
});
export type ImportChoice = z.infer<typeof choice>;

export const importSettings = z.strictObject({
  kind: z.enum(importKinds),
  format,
  /** The field of each column, in their order; null: left out. */
  columns: z.array(z.nullable(z.enum(allImportFields))).check(z.maxLength(500, "tooLong")),
  choices: z.array(choice).check(z.maxLength(2_000, "tooLong")),
  /** What a row gets that names none. */
  missing: z.strictObject({
    stage: z.nullable(uuid),
    team: z.nullable(uuid),
    owner: z.nullable(uuid),
  }),
  /** What becomes of a row that describes something that is here already, without being known by its key. */
  known: z.enum(["skip", "update", "create"]),
});
export type ImportSettings = z.infer<typeof importSettings>;

export const importId = z.strictObject({ id: uuid });
export type ImportId = z.infer<typeof importId>;

export const configureImportInput = z.strictObject({ id: uuid, settings: importSettings });
export type ConfigureImportInput = z.infer<typeof configureImportInput>;
