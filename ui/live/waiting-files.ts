import { useSyncExternalStore } from "react";
import { liveClient } from "./live-client";

const subscribe = (listener: () => void) => liveClient().store.topics.on("uploads", listener);

/** How much of a file that waits the server has, in bytes. */
export const useSentBytes = (fileId: string): number =>
  useSyncExternalStore(
    subscribe,
    () => liveClient().outbox.files.sentOf(fileId),
    () => 0,
  );

/** Its bytes, as this device has them. */
export const waitingBlob = (fileId: string): Promise<Blob | null> => liveClient().outbox.files.blobOf(fileId);
