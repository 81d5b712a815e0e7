"use client";
import { useSyncExternalStore } from "react";

let message = "";
let waiting: string[] = [];
const listeners = new Set<() => void>();

/** Said once by a screen reader, politely; what comes within half a second is said together. */
export function announce(text: string) {
  if (waiting.length === 0) setTimeout(speak, 500);
  waiting.push(text);
}

function speak() {
  // The same words twice are silent unless the text differs.
  const next = waiting.join(" ");
  message = next === message ? `${next}\u00a0` : next;
  waiting = [];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one status region of the page. */
export function LiveRegion() {
  const text = useSyncExternalStore(
    subscribe,
    () => message,
    () => "",
  );
  return (
    <p className="sr" role="status" aria-live="polite">
      {text}
    </p>
  );
}
