import type {
  CreatePartnerInput,
  EditPartnerInput,
  PartnerField,
  PartnerValues,
} from "@/common/partners/partner";
import type { PartnerRecord } from "@/common/partners/records";
import { appear, defineEffect, patch } from "@/ui/live/effects";
import { perform } from "@/ui/live/outbox";

const partnerSet = defineEffect(
  "partners.partner.set",
  ({ id, fields }: { readonly id: string; readonly fields: Partial<PartnerValues> }) => [
    patch("partners.partner", id, (record) => ({ ...record, ...fields })),
    ...(fields.name === undefined
      ? []
      : [patch("partners.name", id, (named) => ({ ...named, name: fields.name ?? named.name }))]),
  ],
);

const partnerAppears = defineEffect("partners.partner.appears", (record: PartnerRecord) => [
  appear("partners.partner", record),
  appear("partners.name", { id: record.id, name: record.name, version: 0 }),
]);

/** Edits one field in place. */
export function editPartner<F extends PartnerField>(
  id: string,
  field: F,
  values: { readonly base: PartnerValues[F]; readonly next: PartnerValues[F] },
) {
  const changes = { [field]: values } as EditPartnerInput["changes"];
  const fields = { [field]: values.next } as Partial<PartnerValues>;
  return perform("partners.partner.edit", { id, changes }, partnerSet({ id, fields }));
}

/** A company or a person; there at once, also offline. */
export function createPartner(input: CreatePartnerInput) {
  const record: PartnerRecord = {
    kinds: [],
    parentId: null,
    jobTitle: null,
    email: null,
    phone: null,
    website: null,
    taxId: null,
    street: null,
    postalCode: null,
    city: null,
    country: null,
    language: null,
    ...defined(input),
    version: 0,
    timelineSeq: 0,
    createdAt: new Date().toISOString(),
  };
  return perform("partners.partner.create", input, partnerAppears(record));
}

type Given = Pick<PartnerRecord, "id" | "form" | "name"> & Partial<PartnerRecord>;

/** Leaves out keys that are present without a value, which would overwrite the defaults. */
const defined = (input: CreatePartnerInput): Given =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as unknown as Given;
