"use client";

import { memo } from "react";
import type { StageRecord } from "@/common/crm/records";
import { useBoardParts } from "./board-context";
import { useCardBox } from "./card-box";
import { CardRow } from "./card-row";
import { ColumnEmpty } from "./column-empty";
import { ColumnHeader } from "./column-header";
import { FoldedColumn } from "./folded-column";
import { useFold } from "./folds";
import { Ghosts } from "./ghosts";
import { useColumnWindow } from "./use-column-window";

type Props = {
  readonly stage: StageRecord;
  /** Mounts its cards with the board; the others when they come near. */
  readonly eager: boolean;
  readonly filtered: boolean;
};

export const Column = memo(function Column(props: Props) {
  const [folded, setFolded] = useFold(props.stage);
  return folded ? (
    <FoldedColumn stage={props.stage} unfold={() => setFolded(false)} />
  ) : (
    <OpenColumn {...props} fold={() => setFolded(true)} />
  );
});

function OpenColumn({ stage, eager, filtered, fold }: Props & { readonly fold: () => void }) {
  const { height, gap } = useCardBox();
  const { element, scroller, shown } = useColumnWindow(useBoardParts(), stage, eager, height + gap);
  const pitch = height + gap;
  const headingId = `stage-${stage.id}`;
  const parked = shown.parked === null ? null : <CardRow key={shown.parked} id={shown.parked} parked />;
  return (
    <section ref={element} className={`board-col h${stage.hue}`} aria-labelledby={headingId}>
      <ColumnHeader stage={stage} headingId={headingId} fold={fold} />
      <div ref={scroller} className="board-scroll">
        {/* biome-ignore lint/a11y/useSemanticElements: Safari takes the role off a list without bullets */}
        <div
          role="list"
          className="board-rows"
          // Hands the focus on to one of its cards: `use-tab-stops.ts`
          tabIndex={shown.total > 0 ? 0 : -1}
          aria-labelledby={headingId}
          style={{ height: shown.total * pitch, paddingTop: shown.above * pitch }}
        >
          {shown.parkedFirst && parked}
          {shown.rows.map((id) => (
            <CardRow key={id} id={id} />
          ))}
          {!shown.parkedFirst && parked}
          <Ghosts stageId={stage.id} pitch={pitch} />
        </div>
        {shown.total === 0 && <ColumnEmpty stage={stage} filtered={filtered} />}
      </div>
    </section>
  );
}
