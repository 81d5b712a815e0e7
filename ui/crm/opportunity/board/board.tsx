"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { later } from "@/ui/kit/later";
import { BoardProvider } from "./board-context";
import { BoardParts } from "./board-parts";
import { useCardBox } from "./card-box";
import { Column } from "./column";
import { Pager } from "./pager";
import { useBoardKeys } from "./use-board-keys";
import { useDrag } from "./use-drag";
import { useMoves } from "./use-moves";
import { useRemoteNews } from "./use-remote-news";
import { useTabStops } from "./use-tab-stops";
import "./board.css";
import "./board-card.css";

const CardMove = later(() => import("./card-move").then((file) => file.CardMove));

/** What is asked of a card: where to, or why it was lost. */
type Asked = { readonly id: string; readonly asking: "move" | "lose" };
type Props = { readonly stages: readonly StageRecord[]; readonly filtered: boolean };

/** The columns side by side. Clicks and keys of all cards are heard here, so that a card needs no handler. */
export function Board({ stages, filtered }: Props) {
  const t = useTranslations("crm.board");
  const root = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const [parts] = useState(() => new BoardParts());
  const [moving, setMoving] = useState<Asked | null>(null);
  // Columns that mount their cards with the board: as many as a phone shows, or a few of a wide screen's.
  const [eager] = useState(() => (matchMedia("(width < 700px)").matches ? 1 : 2));
  const box = useCardBox();
  const open = useOpen();
  const { land, win } = useMoves();
  useLayoutEffect(() => parts.arrange(stages.map((stage) => stage.id)), [parts, stages]);
  useDrag({ root, status, parts, land });
  useRemoteNews();
  useTabStops(root, parts);
  useBoardKeys({ root, parts, open, win, move: (id, asking) => setMoving({ id, asking }) });

  const click = (event: MouseEvent) => {
    const id = cardAt(event.target);
    if (id === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if ((event.target as Element).closest("[data-move]")) setMoving({ id, asking: "move" });
    else open(id);
  };
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key === "Enter" && target instanceof HTMLElement && target.dataset["id"])
      open(target.dataset["id"]);
  };
  return (
    <BoardProvider value={parts}>
      <div
        className="board"
        data-drag-layer=""
        style={{ "--card-h": `${box.height}px`, "--card-gap": `${box.gap}px` } as object}
      >
        <Pager stages={stages} parts={parts} filtered={filtered} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the clicks and keys of the cards inside */}
        <div ref={root} className="board-cols" onClick={click} onKeyDown={press}>
          {stages.map((stage, at) => (
            <Column key={stage.id} stage={stage} eager={at < eager} filtered={filtered} />
          ))}
        </div>
        <p ref={status} className="sr" role="status" aria-live="assertive" />
        <p id="board-help" className="sr">
          {t("help")}
        </p>
        {moving !== null && <CardMove {...moving} close={() => setMoving(null)} />}
      </div>
    </BoardProvider>
  );
}

function useOpen(): (id: string) => void {
  const router = useRouter();
  return (id) => router.push(`/opportunities/${id}`);
}

function cardAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-id]")?.dataset["id"] ?? null) : null;
}
