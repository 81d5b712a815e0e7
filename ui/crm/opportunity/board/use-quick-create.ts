import type { StageRecord } from "@/common/crm/records";
import { toast } from "@/ui/kit/toast";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { createOpportunity } from "../commands/create";
import { usePipelineQuery } from "../filters/use-pipeline-query";
import { customerNamed } from "./customer-names";

type Typed = { readonly name: string; readonly customer: string; readonly amount: string };

/** Creates an opportunity in the column for the person themselves, in the team whose pipeline is shown. */
export function useQuickCreate(stage: StageRecord): (typed: Typed) => void {
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
    void creation.then((outcome) => outcome.ok || toast({ text: refusalText(outcome) }));
  };
}
