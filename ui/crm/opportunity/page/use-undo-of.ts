"use client";

import { useCallback } from "react";
import { rights } from "@/common/identity/roles";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { undoSteps } from "../commands/undo-change";

const done: Outcome = { ok: true, result: null };

/** Takes a line of the opportunity's history back, one command after the other, up to the first that is refused. */
export function useUndoOf(id: string) {
  const record = useRecord("crm.opportunity.full", id);
  const { write } = rights[useMe().role];
  return useCallback(
    (entry: TimelineEntryRecord) => {
      const steps = record && write ? undoSteps(entry, record) : null;
      if (!steps || steps.length === 0) return null;
      return async (): Promise<Outcome> => {
        for (const step of steps) {
          const outcome = await step();
          if (!outcome.ok) return outcome;
        }
        return done;
      };
    },
    [record, write],
  );
}
