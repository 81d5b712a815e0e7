import { type RefObject, useEffect } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { useShortcuts } from "@/ui/kit/shortcuts";
import { useMe } from "@/ui/live/session";
import { cardOf } from "../store/cards";
import type { BoardParts } from "./board-parts";

type Given = {
  readonly root: RefObject<HTMLElement | null>;
  readonly parts: BoardParts;
  readonly open: (id: string) => void;
  readonly move: (id: string, asking: "move" | "lose") => void;
  readonly win: (id: string) => void;
};

/** Arrows go from card to card; letters act on the one that has the focus, or the first one. */
export function useBoardKeys({ root, parts, open, move, win }: Given): void {
  const t = useTranslations("crm.keys");
  const { write } = rights[useMe().role];
  const onCard =
    (act: (id: string) => void, mayBe: (status: string) => boolean = () => true) =>
    () => {
      const id = focusedCard(root.current) ?? firstCard(parts);
      const card = id === null ? undefined : cardOf(id);
      if (id !== null && card && mayBe(card.status)) act(id);
    };
  const isOpen = (status: string) => status === "open";
  const notLost = (status: string) => status !== "lost";
  useShortcuts(t("board"), [
    { id: "board.walk", keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], label: t("walkCards") },
    { id: "board.open", keys: ["Enter"], label: t("open") },
    { id: "board.edit", keys: ["e"], label: t("edit"), run: onCard(open) },
    ...(write
      ? [
          { id: "board.lift", keys: [" "], label: t("lift") },
          { id: "board.move", keys: ["m"], label: t("move"), run: onCard((id) => move(id, "move"), notLost) },
          { id: "board.win", keys: ["w"], label: t("win"), run: onCard(win, isOpen) },
          { id: "board.lose", keys: ["l"], label: t("lose"), run: onCard((id) => move(id, "lose"), isOpen) },
        ]
      : []),
  ]);
  useEffect(() => {
    const board = root.current;
    const walk = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const id = focusedCard(board);
      const next = id && neighbour(parts, id, event.key);
      if (!board || !next) return;
      event.preventDefault();
      focusOn(board, parts, next);
    };
    board?.addEventListener("keydown", walk);
    return () => board?.removeEventListener("keydown", walk);
  }, [root, parts]);
}

function focusedCard(board: HTMLElement | null): string | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !board?.contains(focused)) return null;
  return focused.dataset["id"] ?? null;
}

const firstCard = (parts: BoardParts): string | null =>
  parts.columns().flatMap(({ stageId }) => parts.ids(stageId).slice(0, 1))[0] ?? null;

/** The card above, below, or at the same height in the next column that has one. */
function neighbour(parts: BoardParts, id: string, key: string): string | null {
  const stageId = parts.stageOf(id);
  if (stageId === undefined) return null;
  const ids = parts.ids(stageId);
  const at = ids.indexOf(id);
  if (key === "ArrowUp") return ids[at - 1] ?? null;
  if (key === "ArrowDown") return ids[at + 1] ?? null;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const columns = parts.columns().filter((column) => !column.folded);
  const here = columns.findIndex((column) => column.stageId === stageId);
  const further = key === "ArrowRight" ? columns.slice(here + 1) : columns.slice(0, here).toReversed();
  const column = further.find((each) => parts.ids(each.stageId).length > 0);
  const there = column ? parts.ids(column.stageId) : [];
  return there[Math.min(at, there.length - 1)] ?? null;
}

/** Scrolls to the card and gives it the focus once it is mounted: within a few frames, or not at all. */
function focusOn(board: HTMLElement, parts: BoardParts, id: string, framesLeft = 20): void {
  if (framesLeft === 20) parts.reveal(id);
  const row = board.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusOn(board, parts, id, framesLeft - 1));
}
