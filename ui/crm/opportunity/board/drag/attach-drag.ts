import { browseByArrows } from "./browse";
import type { DragBoard } from "./drag-board";
import { Flight } from "./flight";
import { dragByKeyboard } from "./keyboard";
import { dragByMouse } from "./mouse";
import { dragByTouch } from "./touch";

/**
 * Makes the board's cards movable. Listens on the board's root alone, keeps no React state, and is loaded after the
 * first cards show. Answers what takes it off again.
 */
export function attachDrag(board: DragBoard): () => void {
  const attached = new AbortController();
  const flight = new Flight(board);
  dragByMouse(flight, attached.signal);
  dragByTouch(flight, attached.signal);
  dragByKeyboard(flight, attached.signal);
  browseByArrows(board, attached.signal);
  return () => {
    attached.abort();
    flight.cancel();
  };
}
