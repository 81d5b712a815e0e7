import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { liveClient } from "./live-client";
import type { TakenAlong } from "./road-set";
import { chooseRoom, chosenRoom, type Room } from "./room";

export type DeviceStorage = {
  /** Null: not known yet, or not to be known. */
  readonly along: TakenAlong | null;
  /** Bytes of all that this address keeps in this browser, the app's own code included; null where it does not say. */
  readonly used: number | null;
  /** Bytes it may come to. */
  readonly quota: number | null;
  /** The browser promised not to clear it by itself; null where it makes no promises. */
  readonly isPersistent: boolean | null;
};

const unknown: DeviceStorage = { along: null, used: null, quota: null, isPersistent: null };
const readEvery = 5_000;

/** What this device keeps; read again while it is shown. */
export function useDeviceStorage() {
  const [storage, setStorage] = useState(unknown);
  const read = useCallback(() => readStorage().then(setStorage), []);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), readEvery);
    const stop = liveClient().store.topics.on("snapshot", () => void read());
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [read]);
  /** False where the browser does not agree. */
  const askToKeep = async () => {
    const agreed = (await navigator.storage.persist?.()) ?? false;
    await read();
    return agreed;
  };
  return { storage, read, askToKeep };
}

async function readStorage(): Promise<DeviceStorage> {
  const [along, estimate, isPersistent] = await Promise.all([
    heldAlong(),
    navigator.storage?.estimate?.().catch(() => null),
    navigator.storage?.persisted?.().catch(() => null),
  ]);
  return {
    along,
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    isPersistent: isPersistent ?? null,
  };
}

/** While the store is being filled nothing is there yet: that is no count. */
async function heldAlong(): Promise<TakenAlong | null> {
  const { along, snapshot } = liveClient();
  const held = await along.held();
  const isEmpty = held !== null && held.opportunities + held.partners === 0;
  return isEmpty && !snapshot.complete ? null : held;
}

/** Megabytes for what is taken along, and what sets them. */
export function useRoom(): readonly [Room, (room: Room) => Promise<void>] {
  const room = useSyncExternalStore(subscribe, chosenRoom, chosenRoom);
  const choose = async (next: Room) => {
    chooseRoom(next);
    liveClient().store.topics.emit(topic);
    liveClient().along.empty();
    await liveClient().along.fill();
  };
  return [room, choose];
}

const topic = "room";
const subscribe = (listener: () => void) => liveClient().store.topics.on(topic, listener);
