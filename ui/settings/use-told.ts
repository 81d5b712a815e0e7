"use client";

import type { Problem } from "@/ui/kit/edit/use-edited";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";

/** Waits for what became of a command. `problem`: the sentence for beside a field; `told`: the same in a toast. */
export function useTold() {
  const refusalText = useRefusalText();
  const problem = async (sent: Promise<Outcome>): Promise<Problem> => {
    const outcome = await sent;
    if (outcome.ok) return null;
    dismiss(outcome.mutationId);
    return refusalText(outcome);
  };
  const told = async (sent: Promise<Outcome>): Promise<boolean> => {
    const text = await problem(sent);
    if (text !== null) toast({ text });
    return text === null;
  };
  return { problem, told };
}
