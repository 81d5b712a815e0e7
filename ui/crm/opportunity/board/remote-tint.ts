import { useCallback, useSyncExternalStore } from "react";

/** How long a card shows that somebody else has changed it: 2 s, and 200 ms to let go (in `board.css`). */
const tintMs = 2_200;

type Tint = { readonly since: number; readonly colour: number };
const tinted = new Map<string, Tint>();
const listeners = new Map<string, Set<() => void>>();

/** Marks a card as changed by somebody else, from now on. `colour`: theirs, 1–8; 0 where it is not known. */
export function tintCard(id: string, colour: number): void {
  tinted.set(id, { since: Date.now(), colour });
  // Nobody is told of the end: the animation has ended by itself, so nothing needs to render again.
  setTimeout(() => forget(id), tintMs);
  for (const listener of listeners.get(id) ?? []) listener();
}

function forget(id: string): void {
  if (Date.now() - (tinted.get(id)?.since ?? 0) >= tintMs - 10) tinted.delete(id);
}

/** Class names while the card is tinted; they alternate, so that a second change starts the tint again. */
export function useTintClass(id: string): string {
  const subscribe = useCallback((listener: () => void) => listen(id, listener), [id]);
  const tint = useSyncExternalStore(
    subscribe,
    () => tinted.get(id),
    () => undefined,
  );
  if (tint === undefined) return "";
  return ` tinted by${tint.colour}${tint.since % 2 === 0 ? "" : " again"}`;
}

function listen(id: string, listener: () => void): () => void {
  const set = listeners.get(id) ?? new Set();
  listeners.set(id, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
  };
}
