import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { absent } from "./absent";
import { opportunitySet } from "./opportunity-effects";

type Loss = {
  readonly id: string;
  /** Where the person saw it; left out: where the store has it. */
  readonly stageId?: string;
  readonly reasonId: string | null;
  /** A new reason, created with the loss. */
  readonly reasonName: string | null;
  readonly note: string | null;
};

/** Archives an opportunity as lost; it keeps its stage. */
export function loseOpportunity(
  { id, stageId, reasonId, reasonName, note }: Loss,
  client: LiveClient = liveClient(),
) {
  const card = client.store.get("crm.opportunity", id);
  if (!card) return absent();
  const now = new Date().toISOString();
  const fields = {
    status: "lost" as const,
    lostReasonId: reasonId,
    lostNote: note,
    closedAt: now,
    touchedAt: now,
    probability: null,
  };
  return performOn(
    client,
    "crm.opportunity.lose",
    { id, stageId: stageId ?? card.stageId, reasonId, reasonName, note },
    opportunitySet({ id, fields }),
  );
}
