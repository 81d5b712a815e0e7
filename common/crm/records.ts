import type { OpportunityStatus, RecurringPlan } from "./opportunity-terms";

export type StageRecord = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Null: shared by every team. */
  readonly teamId: string | null;
  readonly position: string;
  readonly isWon: boolean;
  /** Percent, decimal string. */
  readonly probability: string;
  readonly rottingDays: number | null;
  readonly hue: number;
  readonly folded: boolean;
};

export type TagRecord = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly hue: number;
};

export type LostReasonRecord = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly active: boolean;
};

/** A partner named inside another record; `version` is the partner's, so that an older name never replaces a newer. */
export type NamedPartner = { readonly id: string; readonly name: string; readonly version: number };

/** What a card on the board shows, and what lists, totals and filters need: held for every opportunity in the store. */
export type OpportunityCard = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly status: OpportunityStatus;
  readonly stageId: string;
  readonly position: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly customerId: string | null;
  readonly contactName: string | null;
  /** Decimal strings in the company's currency. */
  readonly expectedRevenue: string;
  readonly recurringRevenue: string;
  readonly recurringPlan: RecurringPlan | null;
  /** Percent set by hand; null: the stage's. */
  readonly probability: string | null;
  readonly priority: number;
  readonly colour: number;
  readonly tagIds: readonly string[];
  readonly expectedCloseOn: string | null;
  readonly lostReasonId: string | null;
  /** Instant of the last change; rotting days count from here. */
  readonly touchedAt: string;
};

/** Everything about one opportunity but its timeline. */
export type OpportunityRecord = OpportunityCard & {
  readonly customer: NamedPartner | null;
  readonly contact: NamedPartner | null;
  readonly contactId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly description: string | null;
  /** Where it came from, as somebody named it. */
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly lostNote: string | null;
  readonly closedAt: string | null;
  readonly createdAt: string;
  /** Number of the newest timeline entry; an open page pulls what it lacks. */
  readonly timelineSeq: number;
};
