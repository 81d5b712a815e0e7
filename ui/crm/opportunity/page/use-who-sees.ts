"use client";

import { useCallback } from "react";
import { seesOpportunity } from "@/common/crm/visibility";
import type { PersonRecord } from "@/common/identity/records";
import { useRecord } from "@/ui/live/records";

/** Who may see an opportunity, by the rule that the server has. */
export function useWhoSees(id: string): (person: PersonRecord) => boolean {
  const card = useRecord("crm.opportunity", id);
  const ownerId = card?.ownerId ?? null;
  const teamId = card?.teamId ?? null;
  return useCallback(
    (person) =>
      seesOpportunity(
        {
          personId: person.id,
          role: person.role,
          scope: person.scope,
          teamIds: person.teams.map((team) => team.id),
        },
        { ownerId, teamId },
      ),
    [ownerId, teamId],
  );
}
