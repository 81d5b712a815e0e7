"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { ImportRunRecord } from "@/common/import/records";
import { useAnswer } from "@/ui/live/answers";
import { liveClient } from "@/ui/live/live-client";
import { useRecord } from "@/ui/live/records";
import { api } from "@/ui/trpc";

const none: readonly ImportRunRecord[] = [];

function useHeld(): readonly ImportRunRecord[] {
  const subscribe = useCallback(
    (listener: () => void) => liveClient().store.subscribeKind("import.run", listener),
    [],
  );
  return useSyncExternalStore(
    subscribe,
    () => liveClient().store.list("import.run"),
    () => none,
  );
}

/** The newest imports: as the server listed them, and as the feed has changed them since. */
export function useImports() {
  const answer = useAnswer("imports", () => api.import.list.query());
  const held = useHeld();
  const byId = new Map<string, ImportRunRecord>();
  for (const run of [...(answer.value ?? []), ...held])
    if ((byId.get(run.id)?.version ?? 0) <= run.version) byId.set(run.id, run);
  const runs = [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return { runs, state: answer.state, again: answer.again };
}

/** One import; null: there is none for this person; undefined: it is being asked for. */
export function useImport(id: string): ImportRunRecord | null | undefined {
  const answer = useAnswer("imports", () => api.import.list.query());
  const held = useRecord("import.run", id);
  const listed = answer.value?.find((run) => run.id === id);
  if (held && held.version >= (listed?.version ?? 0)) return held;
  if (listed) return listed;
  return answer.state === "asking" ? undefined : null;
}
