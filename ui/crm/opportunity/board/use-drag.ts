"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { idle } from "@/ui/live/pauses";
import { tellDoing } from "@/ui/live/presence-view";
import { useMe } from "@/ui/live/session";
import { cardOf } from "../store/cards";
import type { Spot } from "../store/spot";
import type { BoardParts } from "./board-parts";
import { cardBox } from "./card-box";
import type { DragBoard, Landing } from "./drag/drag-board";
import { dragText } from "./drag-text";

type Given = {
  readonly root: RefObject<HTMLElement | null>;
  readonly status: RefObject<HTMLElement | null>;
  readonly parts: BoardParts;
  readonly land: (landing: Landing, from: Spot) => void;
};

/** Loads the drag layer once the first cards show, and ties it to the board. */
export function useDrag({ root, status, parts, land }: Given): void {
  const t = useTranslations("crm.board");
  const { write } = rights[useMe().role];
  const now = useRef({ t, write, land });
  useEffect(() => {
    now.current = { t, write, land };
  });
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const board: DragBoard = {
      root: element,
      pitch: () => cardBox().height + cardBox().gap,
      columns: () => parts.columns(),
      ids: (stageId) => parts.ids(stageId),
      stageOf: (id) => parts.stageOf(id),
      nameOf: (id) => cardOf(id)?.name ?? "",
      mayMove: (id) => now.current.write && cardOf(id)?.status !== "lost",
      hold: (id) => parts.lift(id),
      release: (landing) => {
        const from = parts.lifted;
        if (landing && from) now.current.land(landing, from);
        parts.lift(null);
        tellDoing(null);
      },
      aimed({ id, place: { stageId, beforeId } }) {
        const above = beforeId === null ? null : (cardOf(beforeId)?.position ?? null);
        tellDoing({ do: "drag", id, stageId, above });
      },
      reveal: (id) => parts.reveal(id),
      say: (announcement) => {
        if (status.current) status.current.textContent = dragText(announcement, now.current.t);
      },
    };
    return attachWhenIdle(board);
  }, [root, status, parts]);
}

function attachWhenIdle(board: DragBoard): () => void {
  let detach: (() => void) | null = null;
  let left = false;
  // Not before the first cards are painted: nobody drags what they do not see yet.
  void idle(1_000)
    .then(() => import("./drag/attach-drag"))
    .then(({ attachDrag }) => {
      if (left) return;
      detach = attachDrag(board);
      board.root.dataset["dragReady"] = "";
      loadWhatOpensLater();
    });
  return () => {
    left = true;
    detach?.();
  };
}

/** Fetched once the board stands, so that a tap needs no network: a rep may be offline by then. */
function loadWhatOpensLater(): void {
  setTimeout(() => {
    for (const part of [import("./card-move"), import("./quick-create")]) part.catch(() => {});
  }, 500);
}
