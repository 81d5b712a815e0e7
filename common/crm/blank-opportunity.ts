import type { OpportunityRecord } from "./records";

type Given =
  | "id"
  | "version"
  | "name"
  | "stageId"
  | "position"
  | "expectedRevenue"
  | "touchedAt"
  | "createdAt"
  | "timelineSeq";

/** What an opportunity has that nobody has said anything about yet, as the database fills it in. */
export const blankOpportunity: Omit<OpportunityRecord, Given> = {
  status: "open",
  teamId: null,
  ownerId: null,
  customerId: null,
  customer: null,
  contact: null,
  contactId: null,
  contactName: null,
  email: null,
  phone: null,
  description: null,
  source: null,
  medium: null,
  campaign: null,
  recurringRevenue: "0",
  recurringPlan: null,
  probability: null,
  priority: 0,
  colour: 0,
  tagIds: [],
  expectedCloseOn: null,
  lostReasonId: null,
  lostNote: null,
  closedAt: null,
};
