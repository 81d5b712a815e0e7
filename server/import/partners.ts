import { randomUUID } from "node:crypto";
import { searchText } from "@/common/search-text";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import type { ImportFile, Item, Plan } from "./batches";
import { emailIn, knownIn, neededIn, textIn } from "./cells";
import type { CsvRow } from "./csv-rows";
import { externalIds, keepExternalIds } from "./external-ids";
import { changesBetween, type HistoryLine, writeHistory } from "./history";
import type { Known } from "./known";
import type { Outcome } from "./report";

const blank = { country: null, city: null, parentId: null };
type Fields = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly parentId: string | null;
};
/** What a file says; the fields it has no column for stay as they are. */
type Values = Pick<Fields, "name" | "email" | "phone"> & Partial<Fields>;
type Form = "company" | "person";
type Stored = Fields & { readonly id: string; readonly version: number; readonly timelineSeq: number };

export const companiesFile: ImportFile<Values> = {
  ...{
    file: "companies.csv",
    needed: ["key", "name"],
    optional: ["email", "phone", "country", "city"],
    notKept: {},
  },
  read: (row) => ({ ...readCommon(row), country: countryIn(row), city: textIn(row, "city", 120) }),
  async plan(ctx, items, known) {
    const { plan, idOf } = await planPartners(ctx, items, "company");
    for (const { key, value } of items) noteCompany(known, key, idOf(key), value.name);
    return plan;
  },
};

export const contactsFile: ImportFile<Values> = {
  ...{ file: "contacts.csv", needed: ["key", "name"], optional: ["email", "phone", "company"], notKept: {} },
  read: (row, known) => ({
    ...readCommon(row),
    parentId: knownIn(row, "company", known.companies, "companies.csv"),
  }),
  plan: async (ctx, items) => (await planPartners(ctx, items, "person")).plan,
};

function readCommon(row: CsvRow) {
  neededIn(row, "key", 120);
  return { name: neededIn(row, "name", 200), email: emailIn(row, "email"), phone: textIn(row, "phone", 60) };
}

function countryIn(row: CsvRow): string | null {
  const country = textIn(row, "country", 60);
  if (country !== null && !/^[A-Z]{2}$/.test(country)) {
    row.problems.push(`country “${country}” is not a country’s two letters; write it like FR`);
  }
  return country;
}

function noteCompany(known: Known, key: string, id: string, name: string): void {
  known.companies.set(key, id);
  known.companyNames.set(id, name);
}

async function planPartners(ctx: WriteContext, items: readonly Item<Values>[], form: Form) {
  const prefix = form === "company" ? "companies" : "contacts";
  const externals = await externalIds(
    ctx,
    "partners.partner",
    items.map(({ key }) => `${prefix}:${key}`),
  );
  const stored = await readPartners(
    ctx,
    [...externals.values()].map(({ recordId }) => recordId),
  );
  const rows = items.map(({ key, digest, value }) => {
    const external = externals.get(`${prefix}:${key}`);
    const before = stored.get(external?.recordId ?? "");
    const id = before?.id ?? randomUUID();
    const after = { ...blank, ...before, ...value };
    const changes = before && external?.digest !== digest ? changesBetween<Fields>(before, after) : [];
    const outcome = outcomeOf(before, changes.length);
    return { key: `${prefix}:${key}`, recordId: id, digest, after, before, changes, outcome };
  });
  const idOf = new Map(rows.map((row) => [row.key, row.recordId]));
  const plan: Plan = {
    outcomes: rows.map(({ outcome }) => outcome),
    write: () => writePartners(ctx, rows, form),
  };
  return { plan, idOf: (key: string) => idOf.get(`${prefix}:${key}`) ?? "" };
}

function outcomeOf(before: Stored | undefined, changes: number): Outcome {
  if (!before) return "created";
  return changes > 0 ? "updated" : "unchanged";
}

type Planned = Omit<Item<Values>, "value"> & {
  readonly after: Fields;
  readonly recordId: string;
  readonly before: Stored | undefined;
  readonly changes: HistoryLine["changes"];
  readonly outcome: Outcome;
};

async function writePartners(ctx: WriteContext, rows: readonly Planned[], form: Form): Promise<void> {
  const written = rows.filter(({ outcome }) => outcome !== "unchanged");
  await ctx.sql(
    writing,
    [JSON.stringify(written.map((row) => columnsOf(row, form))), ctx.now],
    "import-partners",
  );
  await writeHistory(
    ctx,
    written.map((row) => lineOf(row, ctx.now)),
  );
  await keepExternalIds(ctx, "partners.partner", rows);
  for (const { recordId, before } of written) {
    ctx.changed("partners.partner", recordId, before ? toEveryone.updated : toEveryone.created);
  }
}

function columnsOf({ recordId: id, after, before }: Planned, form: Form) {
  const { name, email, phone, city, country, parentId: parent_id } = after;
  const count = { version: (before?.version ?? 0) + 1, timeline_seq: (before?.timelineSeq ?? 0) + 1 };
  return {
    id,
    form,
    name,
    email,
    phone,
    city,
    country,
    parent_id,
    ...count,
    search_text: searchText(name, email, phone, city),
  };
}

const lineOf = ({ recordId, before, changes }: Planned, now: Date): HistoryLine => ({
  ...{ entity: "partners.partner", recordId, seq: (before?.timelineSeq ?? 0) + 1, at: now.toISOString() },
  ...{ kind: before ? "changed" : "created", changes },
});

const writing = `
  INSERT INTO partner (id, form, name, email, phone, city, country, parent_id, search_text, timeline_seq, version, created_at, updated_at)
  SELECT r.id, r.form, r.name, r.email, r.phone, r.city, r.country, r.parent_id, r.search_text, r.timeline_seq, r.version, $2, $2
  FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, form partner_form, name text, email text, phone text, city text,
    country text, parent_id uuid, search_text text, timeline_seq int, version int)
  ON CONFLICT (id) DO UPDATE SET (name, email, phone, city, country, parent_id, search_text, timeline_seq, version, updated_at)
    = (excluded.name, excluded.email, excluded.phone, excluded.city, excluded.country, excluded.parent_id,
       excluded.search_text, excluded.timeline_seq, excluded.version, excluded.updated_at)`;

async function readPartners(ctx: WriteContext, ids: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
  const rows = await ctx.sql<Stored>(
    `SELECT id, version, timeline_seq AS "timelineSeq", name, email, phone, country, city, parent_id AS "parentId"
     FROM partner WHERE id = ANY($1::uuid[]) FOR UPDATE`,
    [ids],
    "import-read-partners",
  );
  return new Map(rows.map((row) => [row.id, row]));
}
