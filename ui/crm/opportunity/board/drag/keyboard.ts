import type { DragBoard, DragColumn, Place } from "./drag-board";
import type { Flight } from "./flight";
import { placeAgain, placeAtIndex } from "./geometry";

const steps: Record<string, { readonly columns: number; readonly places: number }> = {
  ArrowUp: { columns: 0, places: -1 },
  ArrowDown: { columns: 0, places: 1 },
  ArrowLeft: { columns: -1, places: 0 },
  ArrowRight: { columns: 1, places: 0 },
};

/** Space lifts the focused card, arrows move it, Space or Enter lands it, Escape puts it back; focus follows it. */
export function dragByKeyboard(flight: Flight, signal: AbortSignal): void {
  let carry: Carry | null = null;
  flight.board.root.addEventListener(
    "keydown",
    (event) => {
      const row = event.target;
      if (carry || event.key !== " " || !(row instanceof HTMLElement) || !row.dataset["id"]) return;
      event.preventDefault();
      carry = Carry.lift(flight, row, () => {
        carry = null;
      });
    },
    { signal },
  );
}

class Carry {
  readonly #flight: Flight;
  readonly #id: string;
  readonly #over: () => void;
  readonly #done = new AbortController();
  #place: Place;

  static lift(flight: Flight, row: HTMLElement, over: () => void): Carry | null {
    const id = row.dataset["id"] ?? "";
    const stageId = flight.board.stageOf(id);
    if (stageId === undefined || !flight.lift(row, true)) return null;
    const order = flight.order(stageId);
    return new Carry(flight, id, placeAtIndex(order, order.ids.indexOf(id), flight.board.pitch()), over);
  }

  constructor(flight: Flight, id: string, place: Place, over: () => void) {
    this.#flight = flight;
    this.#id = id;
    this.#place = place;
    this.#over = over;
    const { signal } = this.#done;
    // On the window: remote changes may rearrange what is below the focus while the card is in the air.
    window.addEventListener("keydown", (event) => this.#press(event), { signal, capture: true });
    window.addEventListener("pointerdown", () => this.#end(false), { signal, capture: true });
    window.addEventListener("blur", () => this.#end(false), { signal });
  }

  #press(event: KeyboardEvent): void {
    if (event.key === "Shift" || event.metaKey || event.ctrlKey || event.altKey) return;
    // While a card is in the air the keyboard is its alone: Tab would leave it hanging.
    event.preventDefault();
    event.stopPropagation();
    const step = steps[event.key];
    if (step) this.#step(step.columns, step.places);
    else if (event.key === " " || event.key === "Enter") this.#end(true);
    else if (event.key === "Escape") this.#end(false);
  }

  #step(columns: number, places: number): void {
    const { board } = this.#flight;
    const all = board.columns();
    const at = all.findIndex((column) => column.stageId === this.#place.stageId);
    const column = all[at + columns];
    if (!column) {
      board.say({ what: "noColumn" });
      return;
    }
    const order = this.#flight.order(column.stageId);
    const again = columns === 0 ? placeAgain(order, this.#place, board.pitch()) : this.#place;
    this.#place = placeAtIndex(order, again.index + places, board.pitch());
    bringIntoView(board, column, this.#place);
    this.#flight.aim(column, this.#place, true);
  }

  #end(commit: boolean): void {
    this.#done.abort();
    this.#over();
    if (commit) this.#flight.land();
    else this.#flight.cancel();
    // Its row is made anew in another column: not before the next frame.
    requestAnimationFrame(() => focusCard(this.#flight.board, this.#id));
  }
}

function bringIntoView(board: DragBoard, column: DragColumn, place: Place): void {
  column.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  if (column.folded) return;
  const { scroller } = column;
  const pitch = board.pitch();
  if (place.y - pitch < scroller.scrollTop) scroller.scrollTop = place.y - pitch;
  else if (place.y + pitch > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = place.y + pitch - scroller.clientHeight;
  }
}

/** Scrolls to the card and gives it the focus once it is mounted: within a few frames, or not at all. */
export function focusCard(board: DragBoard, id: string, framesLeft = 20): void {
  if (framesLeft === 20) board.reveal(id);
  const row = board.root.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusCard(board, id, framesLeft - 1));
}
