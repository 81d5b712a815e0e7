import type { MouseEvent } from "react";
import { cardIdOf, groupOfRow } from "../store/card-list";
import type { ListHands } from "./list-keys";
import { rangeTo, toggled } from "./selection";
import type { RowAct } from "./use-row-acts";

export const rowAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? null) : null;

const acts: readonly RowAct[] = ["menu", "move", "win"];

const actAt = (target: EventTarget): RowAct | undefined => {
  const named = target instanceof Element && target.closest<HTMLElement>("[data-act]")?.dataset["act"];
  return acts.find((act) => act === named);
};

/** What lies behind a row and does it by itself: a number, or a button that has nothing to do. */
const isReach = (target: EventTarget) => target instanceof Element && target.closest(".swipe-tray") !== null;

/** A press on a row: folds a group, picks with Shift, Ctrl or the tick, and else opens the record. */
export function clicked(event: MouseEvent, hands: ListHands, isSelecting: boolean): void {
  const row = rowAt(event.target);
  if (!row) return;
  const asked = actAt(event.target);
  if (asked) hands.act(cardIdOf(row), asked);
  if (asked || isReach(event.target)) return;
  const meant = meaningOf(event, row, hands.selectable, isSelecting);
  if (meant === "browser") return;
  // A tick that is pressed turns by itself.
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  if (meant === "fold") hands.fold(groupOfRow(row) ?? "", null);
  else if (meant === "pick") hands.change(toggled(hands.selection, row));
  else if (meant === "open") hands.open(cardIdOf(row));
  else {
    document.getSelection()?.removeAllRanges();
    hands.change(rangeTo(hands.selection, hands.rows, row));
  }
}

type Meaning = "fold" | "pick" | "range" | "open" | "browser";

function meaningOf(event: MouseEvent, row: string, selectable: boolean, isSelecting: boolean): Meaning {
  if (groupOfRow(row) !== null) return "fold";
  const isOn = (selector: string) =>
    event.target instanceof Element && event.target.closest(selector) !== null;
  // On its name the browser opens it in a tab of its own.
  if ((event.ctrlKey || event.metaKey) && (isOn("a") || !selectable)) return "browser";
  if (!selectable) return "open";
  if (event.shiftKey) return "range";
  const picksByTouch = isSelecting && matchMedia("(max-width: 699px)").matches;
  return event.ctrlKey || event.metaKey || picksByTouch || isOn(".list-tick") ? "pick" : "open";
}
