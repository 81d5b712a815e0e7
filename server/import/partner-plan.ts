import { randomUUID } from "node:crypto";
import type { PartnerForm, PartnerValues } from "@/common/partners/partner";
import { mustHave } from "@/server/identity/rights";
import { type PartnerRow, readPartners } from "@/server/partners/partner/view";
import { blankPartner, Companies } from "./companies";
import { externalIds, keepExternalIds } from "./external-ids";
import { changesBetween } from "./history";
import { type MappedRow, problemIn } from "./mapped-row";
import { draftCompany, draftContact, type PartnerDraft } from "./partner-draft";
import { type PartnerWrite, writePartners } from "./partner-writes";
import { type BatchPlan, externalKey, outcomeOf, ownIds, type Planned, type Work } from "./plan";

const prefixes = { company: "companies:", person: "contacts:" } as const;

export const planCompanies = (work: Work, rows: readonly MappedRow[]) => planPartners(work, rows, "company");
export const planContacts = (work: Work, rows: readonly MappedRow[]) => planPartners(work, rows, "person");

type Read = { readonly row: MappedRow; readonly draft: PartnerDraft; readonly parentId: string | null };
type Step = Planned & PartnerWrite & { readonly key: string; readonly digest: string };

async function planPartners(work: Work, rows: readonly MappedRow[], form: PartnerForm): Promise<BatchPlan> {
  mustHave(work.ctx.actor, "partners");
  const drafted = rows.map((row) => ({
    row,
    draft: form === "company" ? draftCompany(row) : draftContact(row),
  }));
  const companies = await Companies.read(
    work,
    drafted.flatMap(({ draft }) => draft.company ?? []),
  );
  const reads = drafted.map(({ row, draft }): Read => {
    const parentId = draft.company === null ? null : companies.find(row, draft.company, []);
    return { row, draft, parentId };
  });
  const taken = reads.filter(({ row }) => row.problems.length === 0);
  const steps = await compare(work, taken, form);
  const parents = new Set(steps.flatMap(({ after }) => after.parentId ?? []));
  return {
    planned: [...companies.planned(parents), ...steps],
    write: async () => {
      const written = steps.filter(({ outcome }) => outcome !== "unchanged");
      await writePartners(work.ctx, [...companies.wanted(parents), ...written], work.authorId);
      await keepExternalIds(work.ctx, "partners.partner", steps);
    },
  };
}

async function compare(work: Work, reads: readonly Read[], form: PartnerForm): Promise<Step[]> {
  const { ctx } = work;
  const keyOf = (row: MappedRow) => externalKey(prefixes[form], row);
  const externals = await externalIds(
    ctx,
    "partners.partner",
    reads.map(({ row }) => keyOf(row)),
  );
  const twins = work.known === "create" ? new Twins(form, []) : await Twins.read(work, reads, form);
  const ids = [
    ...[...externals.values()].map(({ recordId }) => recordId),
    ...ownIds(reads.map(({ row }) => row)),
    ...twins.ids,
  ];
  const stored = await readPartners(ctx.sql, ids.toSorted(), "FOR UPDATE OF p");
  return reads.flatMap((read) => {
    const key = keyOf(read.row);
    const external = externals.get(key);
    const known = stored.get(external?.recordId ?? read.row.key?.toLowerCase() ?? "");
    const before = known?.form === form ? known : undefined;
    const isSame = before !== undefined && external?.digest === read.row.digest;
    return stepOf(read, { key, before, isSame, form, known: work.known, twins, stored });
  });
}

type Found = {
  readonly key: string;
  readonly before: PartnerRow | undefined;
  /** The row says what it said when it was imported last. */
  readonly isSame: boolean;
  readonly form: PartnerForm;
  readonly known: Work["known"];
  readonly twins: Twins;
  readonly stored: ReadonlyMap<string, PartnerRow>;
};

function stepOf(read: Read, found: Found): Step[] {
  const { row } = read;
  const { form, twins } = found;
  const { before, recordId, isFresh, leaves } = meant(read, found);
  if (recordId === read.parentId) {
    problemIn(row, "company", "ownParent");
    return [];
  }
  const after = afterOf(read, before);
  const changes = before && !leaves ? changesBetween(partnerValues(before), after) : [];
  const outcome = outcomeOf(before !== undefined || isFresh, changes.length);
  if (outcome === "created") twins.add(read, recordId);
  return [
    {
      ...{ row: row.number, entity: "partners.partner", recordId, outcome, changes, form, before, after },
      ...{ key: found.key, digest: row.digest },
      timelineSeq: (before?.timelineSeq ?? 0) + (outcome === "unchanged" ? 0 : 1),
    },
  ];
}

/** The record of the row's key, else one that it seems to mean, here or made by an earlier row of this batch. */
function meant(read: Read, found: Found) {
  const twinId = found.before ? undefined : found.twins.find(read);
  const before = found.before ?? found.stored.get(twinId ?? "");
  const isFresh = twinId !== undefined && before === undefined;
  const leaves = found.isSame || isFresh || (!found.before && found.known === "skip");
  return { before, isFresh, leaves, recordId: before?.id ?? twinId ?? randomUUID() };
}

const afterOf = ({ draft, parentId }: Read, before: PartnerRow | undefined): PartnerValues => ({
  ...blankPartner,
  ...(before && partnerValues(before)),
  ...draft.values,
  ...(parentId !== null && { parentId }),
});

export function partnerValues(row: PartnerRow): PartnerValues {
  const { name, kinds, parentId, jobTitle, email, phone, website, taxId } = row;
  const { street, postalCode, city, country, language } = row;
  return {
    ...{ name, kinds: [...kinds], parentId, jobTitle, email, phone, website, taxId },
    ...{ street, postalCode, city, country, language },
  };
}

type Twin = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly parentId: string | null;
};

/** Partners that a row may mean though it has no key of theirs: companies of its name, people of its address, or of its name and company. */
class Twins {
  readonly ids: readonly string[];
  readonly #form: PartnerForm;
  readonly #byMark = new Map<string, string>();

  static async read({ ctx }: Work, reads: readonly Read[], form: PartnerForm): Promise<Twins> {
    const rows = await ctx.sql<Twin>(
      `SELECT id, name, email, parent_id AS "parentId" FROM partner WHERE form = $1::partner_form
         AND (lower(name) = ANY($2::text[]) OR ($1 = 'person' AND lower(email) = ANY($3::text[])))
       ORDER BY created_at DESC, id DESC`,
      [
        form,
        reads.map(({ draft }) => draft.values.name.toLowerCase()),
        reads.flatMap(({ draft }) => draft.values.email ?? []),
      ],
      "import-twins",
    );
    return new Twins(form, rows);
  }

  constructor(form: PartnerForm, rows: readonly Twin[]) {
    this.#form = form;
    this.ids = rows.map(({ id }) => id);
    for (const row of rows) this.#mark(row, row.id);
  }

  find({ draft, parentId }: Read): string | undefined {
    for (const mark of this.#marks({ ...draft.values, parentId })) {
      const id = this.#byMark.get(mark);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  add({ draft, parentId }: Read, id: string): void {
    this.#mark({ ...draft.values, parentId }, id);
  }

  #mark(partner: Parameters<Twins["find"]>[0]["draft"]["values"], id: string): void {
    for (const mark of this.#marks(partner)) this.#byMark.set(mark, id);
  }

  #marks({
    name,
    email,
    parentId,
  }: {
    name: string;
    email?: string | null;
    parentId?: string | null;
  }): string[] {
    if (this.#form === "company") return [name.toLowerCase()];
    const byName = `${name.toLowerCase()} ${parentId ?? ""}`;
    return email ? [email.toLowerCase(), byName] : [byName];
  }
}
