"use client";
import { useEffect, useState } from "react";
import { later } from "@/ui/kit/later";
import { watchForUpdates } from "./service-worker";

const UpdatePrompt = later(() => import("./update-prompt").then((file) => file.UpdatePrompt));

/** Registers the service worker; a waiting new version is offered, never taken by itself. Put off, it is offered at the next start. */
export function Updates() {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => watchForUpdates(setWaiting), []);
  return (
    waiting && (
      <UpdatePrompt
        onAccept={() => waiting.postMessage({ type: "SKIP_WAITING" })}
        onLater={() => setWaiting(undefined)}
      />
    )
  );
}
