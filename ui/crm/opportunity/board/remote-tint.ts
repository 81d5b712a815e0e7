import { useCallback, useSyncExternalStore } from "react";

/** How long a card shows that somebody else has changed it: 2 s, and 200 ms to let go (in `board.css`). */
const tintMs = 2_200;

const tinted = new Map<string, number>();
const listeners = new Map<string, Set<() => void>>();

/** Marks cards as changed by somebody else, from now on. */
export function tintCards(ids: readonly string[]): void {
  for (const id of ids) {
    tinted.set(id, Date.now());
    // Nobody is told of the end: the animation has ended by itself, so nothing needs to render again.
    setTimeout(() => forget(id), tintMs);
    for (const listener of listeners.get(id) ?? []) listener();
  }
}

function forget(id: string): void {
  if (Date.now() - (tinted.get(id) ?? 0) >= tintMs - 10) tinted.delete(id);
}

/** A class name while the card is tinted; it alternates, so that a second change starts the tint again. */
export function useTintClass(id: string): string {
  const subscribe = useCallback((listener: () => void) => listen(id, listener), [id]);
  const since = useSyncExternalStore(
    subscribe,
    () => tinted.get(id),
    () => undefined,
  );
  if (since === undefined) return "";
  return since % 2 === 0 ? " tinted" : " tinted again";
}

function listen(id: string, listener: () => void): () => void {
  const set = listeners.get(id) ?? new Set();
  listeners.set(id, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
  };
}
