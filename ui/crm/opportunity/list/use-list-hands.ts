import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useState } from "react";
import type { PipelineQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";
import { clicked, rowAt } from "./list-clicks";
import { type ListHands, pressed } from "./list-keys";
import { toggled, withAll } from "./selection";
import { useHold } from "./use-hold";
import { useListKeys } from "./use-list-keys";
import type { ListView } from "./use-list-window";
import type { useSelection } from "./use-selection";

type Given = {
  readonly query: PipelineQuery;
  readonly rows: readonly string[];
  readonly cardIds: readonly string[];
  readonly view: ListView;
  readonly picked: ReturnType<typeof useSelection>;
  readonly selectable: boolean;
  readonly act: ListHands["act"];
};

/** What presses, fingers and keys do in the list. */
export function useListHands(given: Given) {
  const { query, rows, cardIds, view, picked, selectable } = given;
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const { selection } = picked;
  const isSelecting = asked || selection.ids.size > 0;
  const hold = useHold((row) => selectable && picked.change(toggled(selection, row)));
  const hands: ListHands = {
    rows,
    cardIds: () => cardIds,
    selection,
    selectable,
    page: Math.max(1, Math.floor((view.scroller.current?.clientHeight ?? 0) / view.pitch) - 2),
    change: picked.change,
    focus: (row) => focusRow(view, row),
    open: (id) => router.push(`/opportunities/${id}`),
    fold: (group, folded) => showQuery({ ...query, folded: foldedWith(query.folded, group, folded) }, true),
    clear: picked.clear,
    act: given.act,
  };
  useListKeys(hands);
  const all = {
    state: allState(selection.ids.size, cardIds.length),
    set: (on: boolean) => picked.change(withAll(selection, cardIds, on)),
  };
  return {
    all,
    /** On a phone ticks show only once somebody wants to pick. */
    selecting: {
      on: isSelecting,
      set: (on: boolean) => {
        setAsked(on);
        if (!on) picked.clear();
      },
    },
    handlers: {
      ...hold.handlers,
      "data-selecting": isSelecting ? "" : undefined,
      onClick: (event: MouseEvent) => {
        if (!hold.wasHeld()) clicked(event, hands, isSelecting);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const isOwn = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
        if (isOwn && pressed(event, hands)) event.preventDefault();
      },
      onFocus: (event: { readonly target: EventTarget }) => {
        const row = rowAt(event.target);
        if (row) picked.focusOn(row);
      },
    },
  };
}

function allState(picked: number, all: number): "none" | "some" | "all" {
  if (picked === 0) return "none";
  return picked < all ? "some" : "all";
}

/** Null: the other way round. */
function foldedWith(was: readonly string[], group: string, folded: boolean | null): readonly string[] {
  const isFolded = was.includes(group);
  if (folded === isFolded) return was;
  return isFolded ? was.filter((one) => one !== group) : [...was, group];
}

/** Scrolls the row into view and gives it the focus once it is mounted: within a few frames, or not at all. */
function focusRow(view: ListView, row: string, framesLeft = 20): void {
  const box = view.scroller.current;
  if (!box) return;
  if (framesLeft === 20) {
    const offset = view.window.offsetFor(row);
    if (offset !== null) {
      box.scrollTop = offset;
      view.window.scrolledTo(box.scrollTop);
    }
  }
  const element = box.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);
  if (element) element.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusRow(view, row, framesLeft - 1));
}
