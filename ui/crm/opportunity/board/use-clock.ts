import { useSyncExternalStore } from "react";

/** Cards count in days: a tick every ten minutes is plenty, and one for all of them. */
const tick = 10 * 60 * 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const read = () => Math.floor(Date.now() / tick) * tick;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now, in milliseconds since 1970, to the last ten minutes. */
export const useClock = (): number => useSyncExternalStore(subscribe, read, read);
