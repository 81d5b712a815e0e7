"use client";

import type { PersonRecord } from "@/common/identity/records";
import { toast } from "@/ui/kit/toast";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import type { GivenLink } from "./links-sheet";

/** Makes a new link for somebody and shows it; the links they were given before stop working. */
export function useNewLink(show: (links: readonly GivenLink[]) => void) {
  const refusalText = useRefusalText();
  return async ({ id, name }: Pick<PersonRecord, "id" | "name">): Promise<boolean> => {
    const outcome = await perform("identity.person.newLink", { id });
    if (outcome.ok) {
      show([{ id, name, link: outcome.result.link }]);
      return true;
    }
    dismiss(outcome.mutationId);
    toast({ text: refusalText(outcome) });
    return false;
  };
}
