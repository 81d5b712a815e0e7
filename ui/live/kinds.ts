import type {
  LostReasonRecord,
  NamedPartner,
  OpportunityCard,
  OpportunityRecord,
  StageRecord,
  TagRecord,
} from "@/common/crm/records";
import type { CompanyRecord, PersonRecord, SalesTeamRecord } from "@/common/identity/records";
import type { ImportRunRecord } from "@/common/import/records";
import type { LiveRecord } from "@/common/live";
import type { NoticeRecord } from "@/common/messaging/notice";
import type { PartnerRecord } from "@/common/partners/records";

/**
 * What the local store holds, by kind. The feed's own entities, and three that it is split into here: every opportunity
 * is held as a card, its full record only once somebody opened it; a partner's name is known long before the partner.
 */
export type Kinds = {
  "identity.company": CompanyRecord;
  "identity.person": PersonRecord;
  "identity.salesTeam": SalesTeamRecord;
  "partners.partner": PartnerRecord;
  "partners.name": NamedPartner;
  "crm.stage": StageRecord;
  "crm.tag": TagRecord;
  "crm.lostReason": LostReasonRecord;
  "crm.opportunity": OpportunityCard;
  "crm.opportunity.full": OpportunityRecord;
  "messaging.notice": NoticeRecord;
  "import.run": ImportRunRecord;
};
export type Kind = keyof Kinds;

/** Sets so small that a screen lists all of them. */
export const listedKinds = [
  "identity.company",
  "identity.person",
  "identity.salesTeam",
  "crm.stage",
  "crm.tag",
  "crm.lostReason",
] as const;
export type ListedKind = (typeof listedKinds)[number];

export const keyOf = (kind: Kind, id: string): string => `${kind}/${id}`;

/** One record as it is seen, before and after a batch of changes. */
export type Seen = {
  readonly id: string;
  readonly before: LiveRecord | undefined;
  readonly after: LiveRecord | undefined;
};

/**
 * Where a batch comes from: `load` brings records that were there already (snapshot pages, the device's own copy, a
 * record opened), `feed` and `local` bring news.
 */
export type Source = "load" | "feed" | "local";
