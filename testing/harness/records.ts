import { blankOpportunity } from "@/common/crm/blank-opportunity";
import type { CardTuple } from "@/common/crm/card-tuple";
import type { OpportunityCard, OpportunityRecord, StageRecord } from "@/common/crm/records";
import type { Me } from "@/common/identity/records";
import type { Start } from "@/common/live-start";

/** Records as the server would send them, for tests of the client's pure parts. */

export function aRecord(given: Partial<OpportunityRecord> & { readonly id: string }): OpportunityRecord {
  return {
    ...blankOpportunity,
    version: 1,
    name: `Opportunity ${given.id}`,
    stageId: "s1",
    position: "a0",
    expectedRevenue: "0",
    touchedAt: "2026-01-01T00:00:00.000Z",
    createdAt: "2026-01-01T00:00:00.000Z",
    timelineSeq: 1,
    ...given,
  };
}

export const aTuple = (c: OpportunityCard, customerName: string | null = null): CardTuple => [
  c.id,
  c.version,
  c.name,
  c.status,
  c.stageId,
  c.position,
  c.teamId,
  c.ownerId,
  c.customerId,
  customerName,
  1,
  c.contactName,
  c.expectedRevenue,
  c.recurringRevenue,
  c.recurringPlan,
  c.probability,
  c.priority,
  c.colour,
  c.tagIds,
  c.expectedCloseOn,
  c.lostReasonId,
  c.touchedAt,
];

export const aStage = (given: Partial<StageRecord> & { readonly id: string }): StageRecord => ({
  version: 1,
  name: given.id,
  teamId: null,
  position: given.id,
  isWon: false,
  probability: "50",
  rottingDays: null,
  hue: 1,
  folded: false,
  ...given,
});

export const someone: Me = {
  id: "p1",
  name: "Ana",
  email: "ana@example.test",
  role: "rep",
  scope: "team",
  teamIds: ["t1"],
  ledTeamIds: [],
  locale: "en",
  timeZone: "Europe/Paris",
  theme: "system",
  colour: 1,
  picture: null,
};

export const aStart = (given: Partial<Start> = {}): Start => ({
  cursor: { epoch: "e1", access: 1, seq: 0 },
  me: someone,
  company: {
    ...{ id: "c", version: 1, name: "C", currency: "EUR", locale: "fr", languages: ["en", "fr"] },
    ...{ fiscalYearStart: 1, logo: null, setup: [] },
  },
  people: [],
  teams: [],
  stages: [aStage({ id: "s1" }), aStage({ id: "s2" }), aStage({ id: "s3", isWon: true, probability: "100" })],
  tags: [],
  lostReasons: [],
  notices: [],
  cards: [],
  totals: [],
  next: null,
  total: 0,
  demo: false,
  ...given,
});
