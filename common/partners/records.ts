import type { PartnerForm, PartnerKind } from "./partner";

/** A company or person we deal with; everybody signed in may read all of it. */
export type PartnerRecord = {
  readonly id: string;
  readonly version: number;
  readonly form: PartnerForm;
  readonly name: string;
  readonly kinds: readonly PartnerKind[];
  /** The company that a person works for, or that a company belongs to. */
  readonly parentId: string | null;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly taxId: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
  readonly language: string | null;
  /** Number of the newest timeline entry; an open page pulls what it lacks. */
  readonly timelineSeq: number;
  readonly createdAt: string;
};

/** A line of the directory. */
export type PartnerRow = Pick<
  PartnerRecord,
  | "id"
  | "version"
  | "form"
  | "name"
  | "kinds"
  | "parentId"
  | "jobTitle"
  | "email"
  | "phone"
  | "city"
  | "country"
> & { readonly parentName: string | null };

export type PartnerPage = {
  readonly rows: readonly PartnerRow[];
  /** Pass it as `after` for the next page; null: there is none. */
  readonly next: { readonly name: string; readonly id: string } | null;
};
