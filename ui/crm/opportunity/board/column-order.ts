import type { StageRecord } from "@/common/crm/records";
import { liveClient } from "@/ui/live/live-client";
import { columnIds } from "../store/cards";
import type { Order } from "./window/column-window";

/** A column's cards as the local store orders them, the filter applied. */
export const columnOrder = (stageId: string): Order => ({
  ids: () => columnIds(stageId),
  subscribe: (listener) => liveClient().store.topics.on(`column/${stageId}`, listener),
});

/** Calls back when the cards of any of the columns change; answers what ends it. */
export function followColumns(stages: readonly StageRecord[], listener: () => void): () => void {
  const stops = stages.map((stage) => columnOrder(stage.id).subscribe(listener));
  return () => {
    for (const stop of stops) stop();
  };
}
