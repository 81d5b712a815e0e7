"use client";

import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { stagesOfTeam, wonStageFrom } from "@/common/crm/stage-walk";
import { toast } from "@/ui/kit/toast";
import { liveClient } from "@/ui/live/live-client";
import { dismiss } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import { loseOpportunity } from "../commands/lose";
import { moveCard } from "../commands/move";
import { removeOpportunity, undeleteOpportunity } from "../commands/remove";
import { restoreOpportunity } from "../commands/restore";
import { winOpportunity } from "../commands/win";
import { type Spot, spotOf } from "../store/spot";
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
  const moveTo = ({ stageId, ...place }: Spot) => moveCard({ id, toStageId: stageId, ...place });
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
      const from = spotOf(card);
      undoable(t("markedWon"), () => moveTo(from));
      void told(winOpportunity({ id, stageId }));
    },
    lose(why: Why): void {
      undoable(t("markedLost"), () => restoreOpportunity({ id }));
      void told(loseOpportunity({ id, stageId, ...why }));
    },
    restore(): void {
      const { lostReasonId: reasonId } = card;
      const note = liveClient().store.get("crm.opportunity.full", id)?.lostNote ?? null;
      undoable(t("restored"), () => loseOpportunity({ id, stageId, reasonId, reasonName: null, note }));
      void told(restoreOpportunity({ id }));
    },
    /** A won one goes back to the last stage that is still open. */
    reopen(): void {
      const walk = stagesOfTeam(stages, card.teamId);
      const now = walk.findIndex((stage) => stage.id === stageId);
      const open = walk.slice(0, now).findLast((stage) => !stage.isWon) ?? walk.find((stage) => !stage.isWon);
      if (!open) return;
      const from = spotOf(card);
      undoable(t("restored"), () => moveTo(from));
      void told(moveTo({ stageId: open.id, afterId: null, beforeId: null }));
    },
    remove(): void {
      undoable(t("deleted"), () => undeleteOpportunity({ id }));
      void told(removeOpportunity({ id }));
    },
  };
}
