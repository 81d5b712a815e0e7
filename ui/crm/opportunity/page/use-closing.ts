"use client";

import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { wonStageFrom } from "@/common/crm/stage-walk";
import { toast } from "@/ui/kit/toast";
import { useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import { loseOpportunity } from "../commands/lose";
import { moveCard } from "../commands/move";
import { removeOpportunity, undeleteOpportunity } from "../commands/remove";
import { restoreOpportunity } from "../commands/restore";
import { winOpportunity } from "../commands/win";
import { celebrate } from "./celebrate";
import type { Why } from "./lost-sheet";

type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Won, lost, back again and deleted, each with its undo. The effect shows at once; a refusal says why. */
export function useClosing(card: OpportunityCard) {
  const t = useTranslations("crm.page");
  const refusalText = useRefusalText();
  const stages = useRecords("crm.stage");
  const { id, stageId } = card;

  const told = async (sent: Promise<Outcome>): Promise<boolean> => {
    const outcome = await sent;
    if (!outcome.ok) toast({ text: refusalText(outcome) });
    return outcome.ok;
  };
  const undoable = (text: string, undo: () => Promise<Outcome>) =>
    toast({ text, action: { label: t("undo"), run: () => void told(undo()) } });

  return {
    win(): Promise<boolean> {
      const stage = stages.find((one) => one.id === stageId);
      if (!stage || !wonStageFrom(stages, stage, card.teamId)) {
        toast({ text: t("noWonStage") });
        return Promise.resolve(false);
      }
      celebrate();
      undoable(t("markedWon"), () => moveCard({ id, toStageId: stageId, afterId: null, beforeId: null }));
      return told(winOpportunity({ id, stageId }));
    },
    lose(why: Why): Promise<boolean> {
      undoable(t("markedLost"), () => restoreOpportunity({ id }));
      return told(loseOpportunity({ id, stageId, ...why }));
    },
    restore(): Promise<boolean> {
      toast({ text: t("restored") });
      return told(restoreOpportunity({ id }));
    },
    remove(): Promise<boolean> {
      undoable(t("deleted"), () => undeleteOpportunity({ id }));
      return told(removeOpportunity({ id }));
    },
  };
}
