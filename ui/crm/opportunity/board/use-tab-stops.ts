import { type RefObject, useEffect } from "react";
import type { BoardParts, ColumnPart } from "./board-parts";

/** Frames within which a card that is scrolled to is mounted. */
const patience = 20;

/**
 * Each column is one stop of the Tab key: its list hands the focus to the card that had it last, or to the first one in
 * sight; from there arrows walk, and Tab goes to the card's "Move to…" and on to the next column. Kept in the page
 * itself, because a card is rendered for its own changes alone.
 */
export function useTabStops(root: RefObject<HTMLElement | null>, parts: BoardParts): void {
  useEffect(() => {
    const board = root.current;
    if (!board) return;
    /** By stage: the card that had the focus last. */
    const last = new Map<string, string>();
    const entered = () => {
      tendMoves(board);
      for (const part of parts.columns()) tendColumn(part, parts, last);
    };
    document.addEventListener("focusin", entered);
    return () => document.removeEventListener("focusin", entered);
  }, [root, parts]);
}

function tendMoves(board: HTMLElement): void {
  for (const button of board.querySelectorAll<HTMLElement>("[data-move]"))
    button.tabIndex = button.closest("[data-id]")?.contains(document.activeElement) ? 0 : -1;
}

function tendColumn(part: ColumnPart, parts: BoardParts, last: Map<string, string>): void {
  const list = part.scroller.querySelector<HTMLElement>(".board-rows");
  if (!list) return;
  const focused = document.activeElement;
  const ids = parts.ids(part.stageId);
  const inside = list.contains(focused)
    ? focused?.closest<HTMLElement>("[data-id]")?.dataset["id"]
    : undefined;
  if (inside) last.set(part.stageId, inside);
  list.tabIndex = inside || ids.length === 0 ? -1 : 0;
  // A press of the mouse between two cards means neither.
  if (list === focused && list.matches(":focus-visible"))
    handOn(list, cardFor(part, ids, last.get(part.stageId)), parts);
}

function cardFor(part: ColumnPart, ids: readonly string[], last: string | undefined): string | undefined {
  if (last !== undefined && ids.includes(last)) return last;
  const edge = part.scroller.getBoundingClientRect().top;
  const rows = [...part.scroller.querySelectorAll<HTMLElement>("[data-id]:not(.parked)")];
  return rows.find((row) => row.getBoundingClientRect().bottom > edge + 1)?.dataset["id"] ?? ids[0];
}

/** Nothing is mounted in a column that was far out of sight: its card comes within a few frames. */
function handOn(list: Element, id: string | undefined, parts: BoardParts, frames = patience): void {
  if (id === undefined || document.activeElement !== list) return;
  if (frames === patience) parts.reveal(id);
  const row = list.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => handOn(list, id, parts, frames - 1));
}
