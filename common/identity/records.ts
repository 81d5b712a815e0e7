import type { RecordScope, Role } from "./roles";

/** A colleague, as every signed-in person may see them. */
export type PersonRecord = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scope: RecordScope;
  readonly active: boolean;
  /** 1–8, or 0 for people outside the team. */
  readonly colour: number;
  /** Has set a password, and so can sign in. */
  readonly joined: boolean;
  /** Address of their picture, or null. */
  readonly picture: string | null;
  readonly teams: readonly { readonly id: string; readonly leader: boolean }[];
};

export type SalesTeamRecord = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly hue: number;
  readonly active: boolean;
};

export type CompanyRecord = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly locale: string;
  /** What people may choose from. */
  readonly languages: readonly string[];
  /** Month, 1–12. */
  readonly fiscalYearStart: number;
  /** Digest, by which `/api/company/logo/<digest>` serves it. */
  readonly logo: string | null;
  /** Steps of the first run that are behind it; see `setupSteps`. */
  readonly setup: readonly string[];
};

/** The person who is signed in. */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scope: RecordScope;
  readonly teamIds: readonly string[];
  readonly ledTeamIds: readonly string[];
  readonly locale: string;
  readonly timeZone: string;
  readonly theme: string;
  readonly colour: number;
  readonly picture: string | null;
};
