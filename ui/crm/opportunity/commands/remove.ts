import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { opportunityGoes } from "./opportunity-effects";

type Target = { readonly id: string };

/** Takes an opportunity off every screen; `undeleteOpportunity` takes that back. */
export const removeOpportunity = ({ id }: Target, client: LiveClient = liveClient()) =>
  performOn(client, "crm.opportunity.remove", { id }, opportunityGoes({ id }));

/** Shown when the feed brings it: the device no longer holds what to show before. */
export const undeleteOpportunity = ({ id }: Target, client: LiveClient = liveClient()) =>
  performOn(client, "crm.opportunity.undelete", { id }, null);
