"use client";

import { useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { useColumnTotals } from "../store/cards";
import { useBoardParts } from "./board-context";

type Props = { readonly stage: StageRecord; readonly unfold: () => void };

/** A strip with the name and the count; a card dropped on it goes to its top. Still a list, with nothing in it shown. */
export function FoldedColumn({ stage, unfold }: Props) {
  const t = useTranslations("crm.board");
  const parts = useBoardParts();
  const element = useRef<HTMLElement>(null);
  const { count } = useColumnTotals(stage.id);
  const { id: stageId, name } = stage;
  useLayoutEffect(() => {
    const strip = element.current;
    return strip
      ? parts.add({ stageId, name, folded: true, element: strip, scroller: strip, window: null })
      : undefined;
  }, [parts, stageId, name]);
  return (
    <section ref={element} className={`board-col folded h${stage.hue}`} aria-label={name}>
      <button
        type="button"
        className="fold"
        onClick={unfold}
        aria-label={t("unfold", { stage: name, count })}
      >
        <i className="hsw" />
        <span className="num">{count}</span>
        <span className="nm">{name}</span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: the same list as the open column's */}
      <div role="list" className="sr" aria-label={name} />
    </section>
  );
}
