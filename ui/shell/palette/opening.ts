import { useSyncExternalStore } from "react";

export type Dialog = "palette" | "help";

let open: Dialog | null = null;
const listeners = new Set<() => void>();

export function openFinder(dialog: Dialog | null): void {
  open = dialog;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useFinder = (): Dialog | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
