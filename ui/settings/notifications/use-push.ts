"use client";

import { useEffect, useRef } from "react";
import type { PushSettings } from "@/common/messaging/push";
import { useAnswer } from "@/ui/live/answers";
import { pushDeviceHere } from "@/ui/live/push-here";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { api } from "@/ui/trpc";

export type Push = {
  readonly settings: PushSettings | undefined;
  readonly failed: boolean;
  /** The id of this device; null where it is not pushed to. */
  readonly here: string | null;
  readonly again: () => void;
};

/** Devices and choices of the person, asked again whenever one of them changed anywhere. */
export function usePush(): Push {
  const me = useMe();
  const { value, state, again } = useAnswer("push", ask);
  const version = useRecord("identity.person", me.id)?.version;
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again();
  }, [version, again]);
  return { settings: value?.settings, failed: state === "failed", here: value?.here ?? null, again };
}

/** What the server knows, and whether this browser agrees that it is one of the devices. */
async function ask() {
  const settings = await api.messaging.push.settings.query();
  const kept = await pushDeviceHere().catch(() => null);
  return { settings, here: settings.devices.find(({ id }) => id === kept)?.id ?? null };
}
