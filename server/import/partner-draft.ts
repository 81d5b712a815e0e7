import { type PartnerKind, type PartnerValues, partnerKinds } from "@/common/partners/partner";
import { searchText } from "@/common/search-text";
import { type MappedRow, problemIn, textOf } from "./mapped-row";
import {
  choiceIn,
  countryIn,
  emailIn,
  languageIn,
  lineIn,
  neededIn,
  partsIn,
  websiteIn,
  wordsOf,
} from "./values";

/** What a row says of a partner: only what it names. */
export type PartnerDraft = {
  readonly values: Partial<PartnerValues> & { readonly name: string };
  /** The company that a contact works for, as the row calls it. */
  readonly company: string | null;
};

const kindWords = wordsOf<PartnerKind>({
  customer: "customer|customers|client|cliente|clients",
  prospect: "prospect|prospects|lead|suspect",
  supplier: "supplier|suppliers|vendor|fournisseur|fournisseurs",
  manufacturer: "manufacturer|fabricant",
  employee: "employee|employe|salarie",
  reseller: "reseller|revendeur|distributeur|partner|partenaire",
});

export function draftCompany(row: MappedRow): PartnerDraft {
  const values = common(row, neededIn(row, "name", 200));
  const kinds = kindsIn(row);
  return {
    values: {
      ...values,
      ...given({ taxId: lineIn(row, "taxId", 40), website: websiteIn(row, "website") }),
      ...(kinds.length > 0 && { kinds }),
    },
    company: null,
  };
}

export function draftContact(row: MappedRow): PartnerDraft {
  const whole = lineIn(row, "name", 200);
  const parts = [lineIn(row, "firstName", 100), lineIn(row, "lastName", 100)].filter((part) => part !== null);
  const name = whole ?? parts.join(" ");
  if (name === "" && row.problems.length === 0) problemIn(row, "name", "empty");
  const values = { ...common(row, name), ...given({ jobTitle: lineIn(row, "jobTitle", 120) }) };
  return { values, company: lineIn(row, "company", 200) };
}

const common = (row: MappedRow, name: string) => ({
  name,
  ...given({
    email: emailIn(row, "email"),
    phone: lineIn(row, "phone", 60),
    street: lineIn(row, "street", 300),
    postalCode: lineIn(row, "postalCode", 20),
    city: lineIn(row, "city", 120),
    country: countryIn(row, "country"),
    language: languageIn(row, "language"),
  }),
});

function kindsIn(row: MappedRow): PartnerKind[] {
  if (textOf(row, "kinds") === "") return [];
  const parts = partsIn(row, "kinds").map((part) => kindWords.get(searchText(part)));
  const kinds = [...new Set(parts.filter((kind) => kind !== undefined))];
  if (kinds.length === 0) choiceIn(row, "kinds", kindWords);
  return partnerKinds.filter((kind) => kinds.includes(kind));
}

/** Without what the row leaves empty: that stays as it is. */
export const given = <V extends object>(values: V): { [F in keyof V]?: NonNullable<V[F]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [F in keyof V]?: NonNullable<V[F]>;
  };
