import { useTranslations } from "use-intl";
import { wonStageFrom } from "@/common/crm/stage-walk";
import { toast } from "@/ui/kit/toast";
import { liveClient } from "@/ui/live/live-client";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { moveCard } from "../commands/move";
import { celebrate } from "../page/celebrate";
import { cardOf } from "../store/cards";
import { type Spot, spotOf, topOf } from "../store/spot";
import { stageConflict, stageNamed } from "./board-moves";
import type { Landing } from "./drag/drag-board";

/** Milliseconds in which a person still looks at the card that they moved. */
const glance = 10_000;

/** Moves cards for this person: shown at once, each with its way back; a clash says who put the card where. */
export function useMoves() {
  const t = useTranslations("crm.board");
  const refusalText = useRefusalText();

  const send = async (id: string, from: Spot, to: Spot): Promise<void> => {
    const begun = Date.now();
    const outcome = await moveCard({
      id,
      fromStageId: from.stageId,
      toStageId: to.stageId,
      afterId: to.afterId,
      beforeId: to.beforeId,
    });
    if (outcome.ok) return;
    const clash = outcome.reason === "conflict" ? stageConflict(outcome.details) : null;
    // After a time without a network nobody looks at the card any more: it stays in the tray, to be chosen there.
    if (clash && Date.now() - begun > glance) return;
    dismiss(outcome.mutationId);
    if (!clash) return toast({ text: refusalText(outcome) });
    const who = personNamed(clash.by) ?? t("somebody");
    toast({
      text: t("conflict", { who, stage: stageNamed(clash.stageId), name: cardOf(id)?.name ?? "" }),
      action: {
        label: t("moveAnyway"),
        isUndo: false,
        run: () => void send(id, { ...from, stageId: clash.stageId }, to),
      },
    });
  };

  const move = (id: string, from: Spot, to: Spot): void => {
    const before = cardOf(id);
    if (!before) return;
    const wins = before.status !== "won" && isWonStage(to.stageId);
    const sent = send(id, from, to);
    toast({
      text: movedText(before.name, from, to, wins),
      action: { label: t("undo"), run: () => void send(id, to, from) },
    });
    if (wins) celebrate();
    void sent;
  };

  const movedText = (name: string, from: Spot, to: Spot, wins: boolean): string => {
    if (wins) return t("wonToast", { name });
    if (from.stageId === to.stageId) return t("reordered", { name });
    return t("moved", { name, stage: stageNamed(to.stageId) });
  };

  const toTop = (id: string, stageId: string): void => {
    const card = cardOf(id);
    if (card) move(id, spotOf(card), topOf(stageId));
  };

  return {
    toTop,
    win: (id: string) => {
      const { store } = liveClient();
      const card = cardOf(id);
      const here = card && store.get("crm.stage", card.stageId);
      const won = here && wonStageFrom(store.list("crm.stage"), here, card.teamId);
      if (won) toTop(id, won.id);
      else toast({ text: t("noWonStage") });
    },
    land: ({ id, place }: Landing, from: Spot) => move(id, from, place),
  };
}

const isWonStage = (id: string): boolean => liveClient().store.get("crm.stage", id)?.isWon ?? false;

const personNamed = (id: string | null): string | undefined =>
  id === null ? undefined : liveClient().store.get("identity.person", id)?.name;
