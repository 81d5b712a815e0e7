import { useState } from "react";
import { useLocale } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { parseAmount } from "@/ui/kit/edit/parse-amount";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { createOpportunity } from "../commands/create";
import { usePipelineQuery } from "../filters/use-pipeline-query";
import { customerNamed } from "./customer-names";
import { draftOf, emptyDraft, keepDraft, type QuickDraft } from "./quick-draft";

/** The form of one column: what is typed, and creating it for the person themselves in the team that is shown. */
export function useQuickCreate(stage: StageRecord) {
  const locale = useLocale();
  const send = useSend(stage);
  const [draft, setDraft] = useState(() => draftOf(stage.id));
  const [wrongAmount, setWrongAmount] = useState(false);
  const write = (change: Partial<QuickDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    keepDraft(stage.id, next);
  };
  /** False where something must be corrected first. */
  const create = (): boolean => {
    const amount = draft.amount.trim() === "" ? "0" : parseAmount(draft.amount, locale);
    setWrongAmount(amount === null);
    if (amount === null || draft.name.trim() === "") return false;
    send({ ...draft, amount });
    write(emptyDraft);
    return true;
  };
  return { draft, write, wrongAmount, create };
}

function useSend(stage: StageRecord): (typed: QuickDraft) => void {
  const me = useMe();
  const query = usePipelineQuery();
  const refusalText = useRefusalText();
  return ({ name, customer, amount }) => {
    const known = customerNamed(customer);
    const creation = createOpportunity({
      name: name.trim(),
      stageId: stage.id,
      teamId: stage.teamId ?? query.team ?? me.teamIds[0] ?? null,
      ownerId: me.id,
      customerId: known?.id ?? null,
      customerName: known || customer.trim() === "" ? null : customer.trim(),
      expectedRevenue: amount,
    });
    void creation.then((outcome) => {
      if (outcome.ok) return;
      dismiss(outcome.mutationId);
      toast({ text: refusalText(outcome) });
    });
  };
}
