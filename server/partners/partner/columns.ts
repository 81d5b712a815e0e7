import type { PartnerField, PartnerValues } from "@/common/partners/partner";
import { searchText } from "@/common/search-text";

/** The column of each field that is edited in place. */
export const columnOf: Record<PartnerField, string> = {
  name: "name",
  kinds: "kinds",
  parentId: "parent_id",
  jobTitle: "job_title",
  email: "email",
  phone: "phone",
  website: "website",
  taxId: "tax_id",
  street: "street",
  postalCode: "postal_code",
  city: "city",
  country: "country",
  language: "language",
};

/** What the driver sends as text must be told its type where it is an array. */
export const castOf = (field: PartnerField): string => (field === "kinds" ? "::partner_kind[]" : "");

/** What a partner is found by. */
export const searchTextOf = (partner: Pick<PartnerValues, "name" | "email" | "phone" | "city">): string =>
  searchText(partner.name, partner.email, partner.phone, partner.city);
