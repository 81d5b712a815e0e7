import { useSyncExternalStore } from "react";
import { liveClient } from "./live-client";
import type { Sync } from "./status-board";

const unknown: Sync = { state: "catchingUp", waiting: [], needsAttention: [], lastContact: null };
const subscribe = (listener: () => void) => liveClient().store.topics.on("sync", listener);

/** What the sync pill shows. */
export function useSync(): Sync {
  return useSyncExternalStore(
    subscribe,
    () => liveClient().sync,
    () => unknown,
  );
}

/** Tries again whatever waits, now. */
export const syncNow = (): void => liveClient().wake();
