import { wonStageFrom } from "@/common/crm/stage-walk";
import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { absent } from "./absent";
import { opportunitySet } from "./opportunity-effects";
import { outcomeFields } from "./outcome-fields";
import { provisionalKey } from "./position";

/** Takes an opportunity, open or lost, to its next won stage, on top of the column. `stageId`: where the person saw it. */
export function winOpportunity(
  input: { readonly id: string; readonly stageId?: string },
  client: LiveClient = liveClient(),
) {
  const { store } = client;
  const card = store.get("crm.opportunity", input.id);
  if (!card) return absent();
  const { id } = card;
  const stageId = input.stageId ?? card.stageId;
  const current = store.get("crm.stage", card.stageId);
  const won = current && wonStageFrom(store.list("crm.stage"), current, card.teamId);
  const now = new Date().toISOString();
  const fields = won && {
    stageId: won.id,
    position: provisionalKey(store, { id, stageId: won.id, afterId: null, beforeId: null }),
    touchedAt: now,
    ...outcomeFields(card, won, now),
  };
  return performOn(
    client,
    "crm.opportunity.win",
    { id, stageId },
    fields ? opportunitySet({ id, fields }) : null,
  );
}
