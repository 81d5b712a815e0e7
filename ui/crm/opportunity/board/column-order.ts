import { liveClient } from "@/ui/live/live-client";
import { columnIds } from "../store/cards";
import type { Order } from "./window/column-window";

/** A column's cards as the local store orders them, the filter applied. */
export const columnOrder = (stageId: string): Order => ({
  ids: () => columnIds(stageId),
  subscribe: (listener) => liveClient().store.topics.on(`column/${stageId}`, listener),
});
