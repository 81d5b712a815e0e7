"use client";
import { useEffect } from "react";
import { useSync } from "@/ui/live/status";

/** What the device could not keep lives as long as the page: the browser asks before it is closed or reloaded. */
export function useLeaveGuard() {
  const isWaiting = useSync().waiting.some(({ isKept }) => !isKept);
  useEffect(() => {
    if (!isWaiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isWaiting]);
}
