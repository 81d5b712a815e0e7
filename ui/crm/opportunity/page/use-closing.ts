"use client";

import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { stagesOfTeam, wonStageFrom } from "@/common/crm/stage-walk";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-queue";
import { useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import { loseOpportunity } from "../commands/lose";
import { moveCard } from "../commands/move";
import { removeOpportunity, undeleteOpportunity } from "../commands/remove";
import { restoreOpportunity } from "../commands/restore";
import { winOpportunity } from "../commands/win";
import { celebrate } from "./celebrate";
import type { Why } from "./lost-sheet";

/** Won, lost, back again and deleted, each with its undo. The effect shows at once; a refusal says why. */
export function useClosing(card: OpportunityCard) {
  const t = useTranslations("crm.page");
  const refusalText = useRefusalText();
  const stages = useRecords("crm.stage");
  const { id, stageId } = card;

  const told = async (sent: Promise<Outcome>): Promise<void> => {
    const outcome = await sent;
    if (outcome.ok) return;
    dismiss(outcome.mutationId);
    toast({ text: refusalText(outcome) });
  };
  const moveTo = (toStageId: string) => moveCard({ id, toStageId, afterId: null, beforeId: null });
  const undoable = (text: string, undo: () => Promise<Outcome>) =>
    toast({ text, action: { label: t("undo"), run: () => void told(undo()) } });

  return {
    win(): void {
      const stage = stages.find((one) => one.id === stageId);
      if (!stage || !wonStageFrom(stages, stage, card.teamId)) {
        toast({ text: t("noWonStage") });
        return;
      }
      celebrate();
      undoable(t("markedWon"), () => moveTo(stageId));
      void told(winOpportunity({ id, stageId }));
    },
    lose(why: Why): void {
      undoable(t("markedLost"), () => restoreOpportunity({ id }));
      void told(loseOpportunity({ id, stageId, ...why }));
    },
    restore(): void {
      toast({ text: t("restored") });
      void told(restoreOpportunity({ id }));
    },
    /** A won one goes back to the last stage that is still open. */
    reopen(): void {
      const walk = stagesOfTeam(stages, card.teamId);
      const now = walk.findIndex((stage) => stage.id === stageId);
      const open = walk.slice(0, now).findLast((stage) => !stage.isWon) ?? walk.find((stage) => !stage.isWon);
      if (!open) return;
      undoable(t("restored"), () => moveTo(stageId));
      void told(moveTo(open.id));
    },
    remove(): void {
      undoable(t("deleted"), () => undeleteOpportunity({ id }));
      void told(removeOpportunity({ id }));
    },
  };
}
