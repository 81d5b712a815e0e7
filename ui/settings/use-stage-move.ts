"use client";

import { generateKeyBetween } from "fractional-indexing";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { announce } from "@/ui/kit/announce";
import { perform } from "@/ui/live/outbox";
import { stageSet } from "./settings-effects";
import { useTold } from "./use-told";

/** Moves a stage to another place; the server is told its neighbours, never an index. */
export function useStageMove(stages: readonly StageRecord[]) {
  const t = useTranslations("settings.stages");
  const { told } = useTold();
  return (from: number, to: number): void => {
    const stage = stages[from];
    if (!stage || to === from || to < 0 || to >= stages.length) return;
    const others = stages.filter((one) => one.id !== stage.id);
    const above = others[to - 1] ?? null;
    const below = others[to] ?? null;
    const effect = stageSet({ id: stage.id, fields: { position: between(above, below) } });
    const input = { id: stage.id, afterId: above?.id ?? null, beforeId: below?.id ?? null };
    void told(perform("crm.stage.move", input, effect));
    announce(t("movedTo", { name: stage.name, place: to + 1, count: stages.length }));
  };
}

/** For the preview; two stages made at the same place at once have the same key, and the server will part them. */
function between(above: StageRecord | null, below: StageRecord | null): string {
  const isParted = above === null || below === null || above.position < below.position;
  return generateKeyBetween(above?.position ?? null, isParted ? (below?.position ?? null) : null);
}
