"use client";

import { useTranslations } from "use-intl";
import type { DeactivateInput } from "@/common/identity/person";
import type { PersonRecord } from "@/common/identity/records";
import { toast } from "@/ui/kit/toast";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { personSet } from "../settings-effects";
import { useTold } from "../use-told";

/** Takes somebody off duty with what they hand over, and offers the way back: them first, then their records. */
export function useLeaving({ id, name }: PersonRecord, close: () => void) {
  const t = useTranslations("settings");
  const refusalText = useRefusalText();
  const { told } = useTold();
  const back = async (batchId: string, count: number) => {
    const active = perform(
      "identity.person.edit",
      { id, changes: { active: true } },
      personSet({ id, fields: { active: true } }),
    );
    if ((await told(active)) && count > 0) await told(perform("crm.opportunity.bulkUndo", { id: batchId }));
  };
  return async (handOver: DeactivateInput["handOver"]) => {
    close();
    const outcome = await perform(
      "identity.person.deactivate",
      { id, handOver },
      personSet({ id, fields: { active: false } }),
    );
    if (!outcome.ok) {
      dismiss(outcome.mutationId);
      toast({ text: refusalText(outcome) });
      return;
    }
    const { count } = outcome.result;
    toast({
      text: t("leaving.done", { name, count }),
      action: { label: t("undo"), run: () => void back(handOver.batchId, count) },
    });
  };
}
