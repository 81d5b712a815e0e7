import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { absent } from "./absent";
import { opportunitySet } from "./opportunity-effects";
import { outcomeFields } from "./outcome-fields";
import { provisionalKey } from "./position";

type Move = {
  readonly id: string;
  /** The stage it was in when it was picked up; left out: where the store has it. */
  readonly fromStageId?: string;
  readonly toStageId: string;
  /** The cards right above and right below the new place; both null: the top of the column. */
  readonly afterId: string | null;
  readonly beforeId: string | null;
};

/** Puts a card at a place of a column: into a won stage it is won, out of one it is open again. */
export function moveCard(
  { id, fromStageId, toStageId, afterId, beforeId }: Move,
  client: LiveClient = liveClient(),
) {
  const { store } = client;
  const card = store.get("crm.opportunity", id);
  if (!card) return absent();
  const now = new Date().toISOString();
  const fields = {
    stageId: toStageId,
    position: provisionalKey(store, { id, stageId: toStageId, afterId, beforeId }),
    ...(card.stageId === toStageId ? {} : { touchedAt: now }),
    ...outcomeFields(card, store.get("crm.stage", toStageId), now),
  };
  return performOn(
    client,
    "crm.opportunity.move",
    { id, stageId: { base: fromStageId ?? card.stageId, next: toStageId }, afterId, beforeId },
    opportunitySet({ id, fields }),
  );
}
