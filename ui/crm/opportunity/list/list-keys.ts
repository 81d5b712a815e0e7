import type { KeyboardEvent } from "react";
import { cardIdOf, groupOfRow } from "../store/card-list";
import { rowFrom, type Selection, toggled, walked, withAll } from "./selection";
import type { RowAct } from "./use-row-acts";

export type ListHands = {
  readonly rows: readonly string[];
  readonly cardIds: () => readonly string[];
  readonly selection: Selection;
  readonly selectable: boolean;
  /** Rows that fit on the screen. */
  readonly page: number;
  readonly change: (next: Selection) => void;
  readonly focus: (row: string) => void;
  readonly open: (id: string) => void;
  readonly fold: (group: string, folded: boolean | null) => void;
  readonly clear: () => void;
  readonly act: (id: string, what: RowAct) => void;
};

/** The keys of the list, when one of its rows has the focus. True where the key was one of them. */
export function pressed(event: KeyboardEvent, hands: ListHands): boolean {
  const { rows, selection } = hands;
  const { active } = selection;
  if (isAll(event)) {
    if (hands.selectable) hands.change(withAll(selection, hands.cardIds(), true));
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const steps = stepsOf(event.key, hands);
  if (steps !== null) {
    const row = rowFrom(rows, active, steps);
    if (row === null) return true;
    hands.change(walked(selection, rows, row, event.shiftKey && hands.selectable));
    hands.focus(row);
    return true;
  }
  return active !== null && act(event, hands, active);
}

const isAll = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "a";

function stepsOf(key: string, { rows, page }: ListHands): number | null {
  switch (key) {
    case "ArrowDown":
      return 1;
    case "ArrowUp":
      return -1;
    case "PageDown":
      return page;
    case "PageUp":
      return -page;
    case "Home":
      return -rows.length;
    case "End":
      return rows.length;
    default:
      return null;
  }
}

function act(event: KeyboardEvent, hands: ListHands, active: string): boolean {
  const group = groupOfRow(active);
  switch (event.key) {
    case "Enter":
      if (group === null) hands.open(cardIdOf(active));
      else hands.fold(group, null);
      return true;
    case " ":
      if (group !== null) hands.fold(group, null);
      else if (hands.selectable) hands.change(toggled(hands.selection, active));
      return true;
    case "ArrowLeft":
    case "ArrowRight":
      if (group !== null) hands.fold(group, event.key === "ArrowLeft");
      return group !== null;
    case "ContextMenu":
    case "F10":
      return opensMenu(event, hands, active);
    case "Escape":
      if (hands.selection.ids.size === 0) return false;
      hands.clear();
      return true;
    default:
      return false;
  }
}

/** As everywhere: the key with the menu on it, or Shift and F10. */
function opensMenu({ key, shiftKey }: KeyboardEvent, hands: ListHands, active: string): boolean {
  if (!hands.selectable || groupOfRow(active) !== null || (key === "F10" && !shiftKey)) return false;
  hands.act(cardIdOf(active), "menu");
  return true;
}
