import type { CreateInput } from "@/common/crm/opportunity";
import type { OpportunityRecord } from "@/common/crm/records";
import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { newId } from "@/ui/live/new-id";
import { performOn } from "@/ui/live/outbox";
import { opportunityAppears } from "./opportunity-effects";
import { outcomeFields } from "./outcome-fields";
import { provisionalKey } from "./position";

type Creation = Omit<CreateInput, "id"> & { readonly id?: string };

/** Creates an opportunity on top of its column. Give an `id` (`newId`) to open it before the server has answered. */
export function createOpportunity(creation: Creation, client: LiveClient = liveClient()) {
  const input: CreateInput = { ...creation, id: creation.id ?? newId() };
  return performOn(client, "crm.opportunity.create", input, opportunityAppears(previewOf(client, input)));
}

function previewOf({ store }: LiveClient, input: CreateInput): OpportunityRecord {
  const now = new Date().toISOString();
  const { id, stageId, customerId } = input;
  return {
    id,
    version: 0,
    name: input.name,
    status: "open",
    stageId,
    position: provisionalKey(store, { id, stageId, afterId: null, beforeId: null }),
    teamId: input.teamId,
    ownerId: input.ownerId,
    customerId,
    customer: customerId === null ? null : (store.get("partners.name", customerId) ?? null),
    contact: null,
    contactId: null,
    contactName: input.customerName,
    email: null,
    phone: null,
    description: null,
    source: null,
    medium: null,
    campaign: null,
    expectedRevenue: input.expectedRevenue,
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
    touchedAt: now,
    createdAt: now,
    timelineSeq: 0,
    ...outcomeFields({ status: "open" }, store.get("crm.stage", stageId), now),
  };
}
