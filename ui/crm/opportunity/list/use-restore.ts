import { useTranslations } from "use-intl";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { restoreOpportunity } from "../commands/restore";

/** Brings lost opportunities back, each by its own command; the last refusal, if any, says why. */
export function useRestore(): (ids: Iterable<string>) => void {
  const t = useTranslations("crm.list");
  const refusalText = useRefusalText();
  return (ids) => {
    const sent = [...ids].map((id) => restoreOpportunity({ id }));
    toast({ text: t("restored", { count: sent.length }) });
    for (const one of sent) {
      void one.then((outcome) => {
        if (outcome.ok) return;
        dismiss(outcome.mutationId);
        toast({ text: refusalText(outcome) });
      });
    }
  };
}
