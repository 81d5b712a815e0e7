import type { OpportunityRow } from "@/server/crm/opportunity/view";
import { problemIn } from "./mapped-row";
import { firstStage, fittingStage, type OpportunityValues } from "./opportunity-draft";
import type { OpportunityRead } from "./opportunity-plan";
import type { Work } from "./plan";

const blank = {
  ...{ contactName: null, email: null, phone: null, expectedRevenue: "0.00", recurringRevenue: "0.00" },
  ...{
    recurringPlan: null,
    probability: null,
    priority: 0,
    tagIds: [],
    expectedCloseOn: null,
    description: null,
  },
  ...{ source: null, medium: null, campaign: null, lostReasonId: null },
} as const;

/** A new one: what the row says over what was chosen for rows that say nothing. */
export function freshValues(
  work: Work,
  { row, draft, customerId }: OpportunityRead,
): OpportunityValues | null {
  const teamId = draft.values.teamId ?? work.missing.team;
  const stage = firstStage(work, draft, teamId);
  if (!stage) return problemIn(row, "stage", "empty");
  const status = draft.status ?? (stage.isWon ? "won" : "open");
  return {
    ...blank,
    ...draft.values,
    name: draft.values.name ?? "",
    ...{ teamId, status, customerId, stageId: stage.id, ownerId: draft.values.ownerId ?? work.missing.owner },
  };
}

/** What the row says over what is here. A stage that its team or outcome does not have gives way to one that it has. */
export function mergedValues(
  work: Work,
  before: OpportunityRow,
  { draft, customerId }: OpportunityRead,
): OpportunityValues {
  const held = valuesOf(before);
  const status = draft.status ?? held.status;
  const teamId = draft.values.teamId ?? held.teamId;
  const stage = draft.stage ?? work.lists.stages.find(({ id }) => id === held.stageId) ?? null;
  return {
    ...held,
    ...draft.values,
    status,
    stageId: fittingStage(work, stage, { teamId, status })?.id ?? held.stageId,
    customerId: customerId ?? held.customerId,
    lostReasonId: status === "lost" ? (draft.values.lostReasonId ?? held.lostReasonId) : null,
    probability: draft.values.probability ?? (status === held.status ? held.probability : null),
  };
}

/** In the same order as a row says them. */
export function valuesOf(row: OpportunityRow): OpportunityValues {
  const { name, status, stageId, teamId, ownerId, customerId, contactName, email, phone } = row;
  const { expectedRevenue, recurringRevenue, recurringPlan, probability, priority, tagIds, expectedCloseOn } =
    row;
  const { description, source, medium, campaign, lostReasonId } = row;
  return {
    ...{ name, status, stageId, teamId, ownerId, customerId, contactName, email, phone, expectedRevenue },
    ...{ recurringRevenue, recurringPlan, probability, priority, tagIds, expectedCloseOn, description },
    ...{ source, medium, campaign, lostReasonId },
  };
}
