import type { DragBoard } from "./drag-board";
import { focusCard } from "./keyboard";

/** Arrows walk from card to card while none is lifted: up and down a column, left and right between columns. */
export function browseByArrows(board: DragBoard, signal: AbortSignal): void {
  board.root.addEventListener(
    "keydown",
    (event) => {
      const row = event.target;
      if (event.defaultPrevented || !(row instanceof HTMLElement) || !row.dataset["id"]) return;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const next = neighbour(board, row.dataset["id"], event.key);
      if (next === undefined) return;
      event.preventDefault();
      focusCard(board, next);
    },
    { signal },
  );
}

function neighbour(board: DragBoard, id: string, key: string): string | undefined {
  const stageId = board.stageOf(id);
  if (stageId === undefined) return undefined;
  const ids = board.ids(stageId);
  const at = ids.indexOf(id);
  if (key === "ArrowDown") return ids[at + 1];
  if (key === "ArrowUp") return ids[at - 1];
  if (key === "Home") return ids[0];
  if (key === "End") return ids.at(-1);
  if (key === "ArrowLeft" || key === "ArrowRight")
    return across(board, stageId, at, key === "ArrowLeft" ? -1 : 1);
  return undefined;
}

/** The card at the same height in the next column that shows any. */
function across(board: DragBoard, stageId: string, at: number, direction: -1 | 1): string | undefined {
  const columns = board.columns();
  let place = columns.findIndex((column) => column.stageId === stageId) + direction;
  for (; place >= 0 && place < columns.length; place += direction) {
    const column = columns[place];
    const ids = column && !column.folded ? board.ids(column.stageId) : [];
    if (ids.length > 0) return ids[Math.min(at, ids.length - 1)];
  }
  return undefined;
}
