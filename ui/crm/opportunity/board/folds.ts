import { useCallback, useSyncExternalStore } from "react";
import type { StageRecord } from "@/common/crm/records";
import { useMe } from "@/ui/live/session";
import { traces } from "@/ui/live/traces";

const listeners = new Set<() => void>();

const keyOf = (personId: string, stageId: string) => `${traces.folds}${personId}.${stageId}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether this person has folded the column on this device; until they choose, what the stage's settings say. */
export function useFold(stage: StageRecord): readonly [boolean, (folded: boolean) => void] {
  const key = keyOf(useMe().id, stage.id);
  const kept = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const set = useCallback(
    (folded: boolean) => {
      localStorage.setItem(key, folded ? "1" : "0");
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [kept === null ? stage.folded : kept === "1", set];
}
