"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { Rope } from "@/ui/kit/rope";
import { columnIds } from "../store/cards";
import type { BoardParts } from "./board-parts";
import { columnOrder, followColumns } from "./column-order";

type Props = {
  readonly stages: readonly StageRecord[];
  readonly parts: BoardParts;
  readonly filtered: boolean;
};

/** On a phone: which column is in front, and a tap to another. The style sheet shows it there only. */
export function Pager({ stages, parts, filtered }: Props) {
  const t = useTranslations("crm.board");
  const [front, setFront] = useState<string>();
  useEffect(() => followFront(stages, parts, setFront), [stages, parts]);
  const found = useFirstFound(stages);
  const isFrontEmpty = useIsEmpty(front ?? "");
  // A filter that leaves the column in front empty turns to the first one that shows something.
  const turnTo = filtered && isFrontEmpty && front !== undefined ? found : undefined;
  useEffect(() => {
    if (turnTo !== undefined)
      parts.column(turnTo)?.element.scrollIntoView({ inline: "start", block: "nearest" });
  }, [parts, turnTo]);
  const go = (id: string) =>
    parts.column(id)?.element.scrollIntoView({ behavior: "smooth", inline: "start", block: "nearest" });
  return (
    <nav className="board-pager" aria-label={t("pager")}>
      <Rope label={t("pager")} steps={stages} nowId={front ?? stages[0]?.id} pager onChoose={go} />
    </nav>
  );
}

function useIsEmpty(stageId: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => columnOrder(stageId).subscribe(listener),
    [stageId],
  );
  return useSyncExternalStore(
    subscribe,
    () => columnIds(stageId).length === 0,
    () => false,
  );
}

/** The first column that has a card. */
function useFirstFound(stages: readonly StageRecord[]): string | undefined {
  const subscribe = useCallback((listener: () => void) => followColumns(stages, listener), [stages]);
  const first = () => stages.find((stage) => columnIds(stage.id).length > 0)?.id;
  return useSyncExternalStore(subscribe, first, () => undefined);
}

/** The column that shows most of itself. */
function followFront(
  stages: readonly StageRecord[],
  parts: BoardParts,
  tell: (id: string) => void,
): () => void {
  const seen = new Map<Element, number>();
  const elements = stages.flatMap((stage) => parts.column(stage.id)?.element ?? []);
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) seen.set(entry.target, entry.intersectionRect.width);
      const widest = [...seen].reduce<[Element, number] | null>(
        (best, each) => (best && best[1] >= each[1] ? best : each),
        null,
      );
      const part = parts.columns().find(({ element }) => element === widest?.[0]);
      if (part) tell(part.stageId);
    },
    { threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  );
  for (const element of elements) watch.observe(element);
  return () => watch.disconnect();
}
