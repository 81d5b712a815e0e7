import { blankOpportunity } from "@/common/crm/blank-opportunity";
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
    ...blankOpportunity,
    id,
    version: 0,
    name: input.name,
    stageId,
    position: provisionalKey(store, { id, stageId, afterId: null, beforeId: null }),
    teamId: input.teamId,
    ownerId: input.ownerId,
    customerId,
    customer: customerId === null ? null : (store.get("partners.name", customerId) ?? null),
    contactName: input.customerName,
    expectedRevenue: input.expectedRevenue,
    touchedAt: now,
    createdAt: now,
    timelineSeq: 0,
    ...outcomeFields({ status: "open" }, store.get("crm.stage", stageId), now),
  };
}
