import { useSyncExternalStore } from "react";
import { liveClient } from "@/ui/live/live-client";

const subscribe = (listener: () => void) => liveClient().store.topics.on("sync", listener);

/** True while a change of this card is kept on this device alone; not for the moment that an answer takes. */
export const useWaiting = (id: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isWaiting(id),
    () => false,
  );

function isWaiting(id: string): boolean {
  const { state, waiting } = liveClient().sync;
  return state === "offline" && waiting.some((one) => one.recordId === id);
}
