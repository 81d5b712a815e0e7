import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { absent } from "./absent";
import { opportunitySet } from "./opportunity-effects";

/** Brings a lost opportunity back to the stage where it was lost. */
export function restoreOpportunity({ id }: { readonly id: string }, client: LiveClient = liveClient()) {
  const card = client.store.get("crm.opportunity", id);
  if (!card) return absent();
  const isWon = client.store.get("crm.stage", card.stageId)?.isWon === true;
  const now = new Date().toISOString();
  const fields = {
    status: isWon ? ("won" as const) : ("open" as const),
    lostReasonId: null,
    lostNote: null,
    closedAt: isWon ? now : null,
    touchedAt: now,
  };
  return performOn(client, "crm.opportunity.restore", { id }, opportunitySet({ id, fields }));
}
