"use client";

import { useSyncExternalStore } from "react";
import { liveClient } from "@/ui/live/live-client";

const subscribe = (listener: () => void) => liveClient().store.subscribeKind("crm.opportunity", listener);

/** Opportunities in a stage that are held on this device and not lost. */
export const useCardCount = (stageId: string): number =>
  useSyncExternalStore(
    subscribe,
    () => {
      let count = 0;
      for (const card of liveClient().store.list("crm.opportunity")) {
        if (card.stageId === stageId && card.status !== "lost") count++;
      }
      return count;
    },
    () => 0,
  );
