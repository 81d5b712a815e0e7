"use client";
import { useEffect } from "react";
import { useSync } from "@/ui/live/status";

/** What waits lives as long as the page: the browser asks before the page is closed or reloaded. */
export function useLeaveGuard() {
  const isWaiting = useSync().waiting.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isWaiting]);
}
