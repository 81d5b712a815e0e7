import * as z from "zod/mini";
import { text, uuid } from "../fields";

export const partnerForms = ["company", "person"] as const;
export type PartnerForm = (typeof partnerForms)[number];

export const partnerKinds = [
  "customer",
  "prospect",
  "supplier",
  "manufacturer",
  "employee",
  "reseller",
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

const email = z.string("email").check(z.trim(), z.maxLength(320, "tooLong"), z.email("email"));
const country = z.string("country").check(z.regex(/^[A-Z]{2}$/, "country"));
const language = z.string("language").check(z.regex(/^[a-z]{2}(-[A-Z]{2})?$/, "language"));
const kinds = z
  .array(z.enum(partnerKinds))
  .check(z.refine((given) => new Set(given).size === given.length, "twice"));

/** An address of the web; `javascript:` and the like would become links on a page. */
const website = text(1, 300).check(z.regex(/^(https?:\/\/)?[^\s:/@]+\.[^\s:/@]+([/?#:]\S*)?$/i, "website"));

/** The fields edited in place, each with the check of its value. */
export const partnerFields = {
  name: text(1, 200),
  kinds,
  parentId: z.nullable(uuid),
  jobTitle: z.nullable(text(1, 120)),
  email: z.nullable(email),
  phone: z.nullable(text(1, 60)),
  website: z.nullable(website),
  taxId: z.nullable(text(1, 40)),
  street: z.nullable(text(1, 300)),
  postalCode: z.nullable(text(1, 20)),
  city: z.nullable(text(1, 120)),
  country: z.nullable(country),
  language: z.nullable(language),
} as const;
export type PartnerField = keyof typeof partnerFields;
export type PartnerValues = { [F in PartnerField]: z.infer<(typeof partnerFields)[F]> };

export const createPartnerInput = z.strictObject({
  /** Made by the client. */
  id: uuid,
  form: z.enum(partnerForms),
  name: partnerFields.name,
  kinds: z.optional(kinds),
  parentId: z.optional(partnerFields.parentId),
  jobTitle: z.optional(partnerFields.jobTitle),
  email: z.optional(partnerFields.email),
  phone: z.optional(partnerFields.phone),
  website: z.optional(partnerFields.website),
  taxId: z.optional(partnerFields.taxId),
  street: z.optional(partnerFields.street),
  postalCode: z.optional(partnerFields.postalCode),
  city: z.optional(partnerFields.city),
  country: z.optional(partnerFields.country),
  language: z.optional(partnerFields.language),
});
export type CreatePartnerInput = z.infer<typeof createPartnerInput>;

const changeOf = <T extends z.ZodMiniType>(value: T) =>
  z.optional(z.strictObject({ base: value, next: value }));

export const editPartnerInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({
    name: changeOf(partnerFields.name),
    kinds: changeOf(partnerFields.kinds),
    parentId: changeOf(partnerFields.parentId),
    jobTitle: changeOf(partnerFields.jobTitle),
    email: changeOf(partnerFields.email),
    phone: changeOf(partnerFields.phone),
    website: changeOf(partnerFields.website),
    taxId: changeOf(partnerFields.taxId),
    street: changeOf(partnerFields.street),
    postalCode: changeOf(partnerFields.postalCode),
    city: changeOf(partnerFields.city),
    country: changeOf(partnerFields.country),
    language: changeOf(partnerFields.language),
  }),
});
export type EditPartnerInput = z.infer<typeof editPartnerInput>;

export const partnerId = z.strictObject({ id: uuid });
export type PartnerId = z.infer<typeof partnerId>;

/** Several to be read at once. */
export const partnerIds = z.strictObject({ ids: z.array(uuid).check(z.minLength(1), z.maxLength(100)) });
export type PartnerIds = z.infer<typeof partnerIds>;

export const listPartnersInput = z.strictObject({
  /** Words that must all be found; accents and case ignored. */
  query: z.optional(z.string().check(z.maxLength(200, "tooLong"))),
  /** Leaves out what does not belong to this company. */
  parentId: z.optional(uuid),
  form: z.optional(z.enum(partnerForms)),
  /** The `next` of the page before. */
  after: z.optional(z.nullable(z.strictObject({ name: z.string().check(z.maxLength(200)), id: uuid }))),
  limit: z.int().check(z.gte(1), z.lte(200)),
});
export type ListPartnersInput = z.infer<typeof listPartnersInput>;
