import * as z from "zod/mini";
import { listFields } from "../crm/list-terms";
import { opportunityStatuses } from "../crm/opportunity-terms";
import { uuid } from "../fields";
import { auditFilter } from "../identity/audit";

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a file can tell of an opportunity: the list's columns, and what only its page shows. */
export const opportunityColumns = [
  ...listFields,
  "recurringPlan",
  "status",
  "contactName",
  "email",
  "phone",
  "description",
  "source",
  "medium",
  "campaign",
  "lostNote",
  "createdAt",
  "closedAt",
] as const;
export type OpportunityColumn = (typeof opportunityColumns)[number];

/** More than one person picks by hand, and what one request may carry. */
const mostPicked = 5_000;

const opportunities = z.strictObject({
  list: z.literal("opportunities"),
  columns: z
    .array(z.enum(opportunityColumns))
    .check(z.minLength(1, "required"), z.maxLength(opportunityColumns.length, "tooMany")),
  sort: z
    .array(z.strictObject({ field: z.enum(listFields), descending: z.boolean() }))
    .check(z.maxLength(listFields.length, "tooMany")),
  filter: z.strictObject({
    whose: z.enum(["mine", "team", "all"]),
    teamId: z.nullable(uuid),
    statuses: z.array(z.enum(opportunityStatuses)).check(z.maxLength(3, "tooMany")),
    lostReasonId: z.nullable(uuid),
    tagIds: z.array(uuid).check(z.maxLength(50, "tooMany")),
    ownerIds: z.array(uuid).check(z.maxLength(200, "tooMany")),
    unassigned: z.boolean(),
    rotting: z.boolean(),
    text: z.string().check(z.maxLength(200, "tooLong")),
  }),
  /** Only these of them; null: all that pass the filter. */
  ids: z.nullable(z.array(uuid).check(z.minLength(1, "required"), z.maxLength(mostPicked, "tooMany"))),
});

const partners = z.strictObject({
  list: z.literal("partners"),
  query: z.string().check(z.maxLength(200, "tooLong")),
});

const audit = z.strictObject({ list: z.literal("audit"), filter: z.strictObject(auditFilter) });

export const exported = z.discriminatedUnion("list", [opportunities, partners, audit]);
export type Exported = z.infer<typeof exported>;
export type ExportedOf<List extends Exported["list"]> = Extract<Exported, { list: List }>;

export const exportInput = z.strictObject({
  /** Of the file, made by the client: `/api/exports/<id>` answers it for two minutes, to nobody else. */
  id: uuid,
  format: z.enum(exportFormats),
  of: exported,
});
export type ExportInput = z.infer<typeof exportInput>;

export type ExportReply = { readonly count: number };
