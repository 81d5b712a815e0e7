import type { NamedPartner, OpportunityCard, OpportunityRecord } from "./records";

/** A card on the wire of a snapshot: its values in the order of `toTuple`, a third of the bytes of an object. */
export type CardTuple = readonly [
  id: string,
  version: number,
  name: string,
  status: OpportunityCard["status"],
  stageId: string,
  position: string,
  teamId: string | null,
  ownerId: string | null,
  customerId: string | null,
  customerName: string | null,
  customerVersion: number,
  contactName: string | null,
  expectedRevenue: string,
  recurringRevenue: string,
  recurringPlan: OpportunityCard["recurringPlan"],
  probability: string | null,
  priority: number,
  colour: number,
  tagIds: readonly string[],
  expectedCloseOn: string | null,
  lostReasonId: string | null,
  touchedAt: string,
];

export function fromTuple(t: CardTuple): { card: OpportunityCard; customer: NamedPartner | null } {
  const card: OpportunityCard = {
    id: t[0],
    version: t[1],
    name: t[2],
    status: t[3],
    stageId: t[4],
    position: t[5],
    teamId: t[6],
    ownerId: t[7],
    customerId: t[8],
    contactName: t[11],
    expectedRevenue: t[12],
    recurringRevenue: t[13],
    recurringPlan: t[14],
    probability: t[15],
    priority: t[16],
    colour: t[17],
    tagIds: t[18],
    expectedCloseOn: t[19],
    lostReasonId: t[20],
    touchedAt: t[21],
  };
  const customer = t[8] === null ? null : { id: t[8], name: t[9] ?? "", version: t[10] };
  return { card, customer };
}

/** The card inside a full record. */
export function cardOf(r: OpportunityRecord): OpportunityCard {
  return {
    id: r.id,
    version: r.version,
    name: r.name,
    status: r.status,
    stageId: r.stageId,
    position: r.position,
    teamId: r.teamId,
    ownerId: r.ownerId,
    customerId: r.customerId,
    contactName: r.contactName,
    expectedRevenue: r.expectedRevenue,
    recurringRevenue: r.recurringRevenue,
    recurringPlan: r.recurringPlan,
    probability: r.probability,
    priority: r.priority,
    colour: r.colour,
    tagIds: r.tagIds,
    expectedCloseOn: r.expectedCloseOn,
    lostReasonId: r.lostReasonId,
    touchedAt: r.touchedAt,
  };
}
