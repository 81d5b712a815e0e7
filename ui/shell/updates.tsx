"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import { watchForUpdates } from "./service-worker";

const UpdatePrompt = lazy(() => import("./update-prompt").then((file) => ({ default: file.UpdatePrompt })));

/** Registers the service worker; a waiting new version is offered, never taken by itself. */
export function Updates() {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => watchForUpdates(setWaiting), []);
  return (
    waiting && (
      <Suspense>
        <UpdatePrompt onAccept={() => waiting.postMessage({ type: "SKIP_WAITING" })} />
      </Suspense>
    )
  );
}
