import { useEffect } from "react";
import type { OpportunityCard } from "@/common/crm/records";
import { liveClient } from "@/ui/live/live-client";
import { tintCards } from "./remote-tint";

/** Marks the cards that the feed brings changed: what this person does themselves looks the same before and after. */
export function useRemoteTint(): void {
  useEffect(
    () =>
      liveClient().store.observe("crm.opportunity", (seen, source) => {
        if (source !== "feed") return;
        const changed = seen.filter(({ before, after }) =>
          looksOther(before as OpportunityCard, after as OpportunityCard),
        );
        tintCards(changed.map(({ id }) => id));
      }),
    [],
  );
}

const shown = [
  "name",
  "status",
  "stageId",
  "ownerId",
  "customerId",
  "expectedRevenue",
  "recurringRevenue",
] as const;
const details = ["priority", "colour", "expectedCloseOn", "position"] as const;

function looksOther(before: OpportunityCard | undefined, after: OpportunityCard | undefined): boolean {
  if (!after) return false;
  return !before || [...shown, ...details].some((field) => before[field] !== after[field]);
}
