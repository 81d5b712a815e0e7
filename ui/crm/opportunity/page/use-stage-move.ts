"use client";

import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { moveCard } from "../commands/move";
import { type Spot, spotOf } from "../store/spot";
import { celebrate } from "./celebrate";
import { useEditing } from "./editing";

/** Moves the opportunity to the top of another stage and offers the way back between its neighbours; a won stage wins it. */
export function useStageMove() {
  const t = useTranslations("crm.page");
  const refusalText = useRefusalText();
  const { card } = useEditing();
  const go = async ({ stageId, ...place }: Spot) => {
    const outcome = await moveCard({ id: card.id, toStageId: stageId, ...place });
    // A conflict stays with the outbox, and the page shows it in the place of the stage.
    if (outcome.ok || outcome.reason === "conflict") return;
    dismiss(outcome.mutationId);
    toast({ text: refusalText(outcome) });
  };
  return async (stage: StageRecord) => {
    const from = spotOf(card);
    toast({
      text: t("moved", { stage: stage.name }),
      action: { label: t("undo"), run: () => void go(from) },
    });
    if (stage.isWon && card.status !== "won") celebrate();
    await go({ stageId: stage.id, afterId: null, beforeId: null });
  };
}
