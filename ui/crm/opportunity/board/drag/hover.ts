import { CarriedCard } from "./carried-card";
import type { DragColumn } from "./drag-board";
import { edgeSpeed } from "./edge-scroll";
import type { Flight } from "./flight";
import { columnAt, placeAtOffset } from "./geometry";

type Point = { readonly x: number; readonly y: number };
type Measured = {
  readonly column: DragColumn;
  readonly left: number;
  readonly right: number;
  readonly inner: DOMRect;
};

/** A long frame must not throw the column to its end. */
const longestFrame = 50;

/**
 * A lifted card under a pointer or a finger: one loop per frame that scrolls at the edges, aims and carries. Nothing
 * is measured in it but scroll offsets, which cost no layout; columns do not move while a card is in the air.
 */
export class Hover {
  readonly #flight: Flight;
  readonly #carried: CarriedCard;
  readonly #resized = new AbortController();
  #point: Point;
  #board = new DOMRect();
  #scrolled = 0;
  #pitch = 1;
  #columns: readonly Measured[] = [];
  #over: Measured | undefined;
  #frame = 0;
  #last = performance.now();

  constructor(flight: Flight, row: HTMLElement, at: Point) {
    this.#flight = flight;
    this.#point = at;
    this.#carried = new CarriedCard(row, at);
    this.#measure();
    window.addEventListener("resize", () => this.#measure(), { signal: this.#resized.signal });
    this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  moveTo(point: Point): void {
    this.#point = point;
  }

  end(commit: boolean): void {
    cancelAnimationFrame(this.#frame);
    // A quick drop comes before the frame that would have looked where the pointer is.
    if (commit) this.#aim(0);
    this.#resized.abort();
    this.#carried.remove();
    if (commit) this.#flight.land();
    else this.#flight.cancel();
  }

  #measure(): void {
    const { root, columns } = this.#flight.board;
    this.#board = root.getBoundingClientRect();
    this.#scrolled = root.scrollLeft;
    this.#pitch = this.#flight.board.pitch();
    this.#columns = columns().map((column) => {
      const { left, right } = column.element.getBoundingClientRect();
      return { column, left, right, inner: column.scroller.getBoundingClientRect() };
    });
  }

  #step(now: number): void {
    const elapsed = Math.min(longestFrame, now - this.#last);
    this.#last = now;
    this.#aim(elapsed);
    this.#carried.moveTo(this.#point);
    this.#frame = requestAnimationFrame((next) => this.#step(next));
  }

  #aim(elapsed: number): void {
    const { root } = this.#flight.board;
    const x = Math.max(this.#board.left + 1, Math.min(this.#board.right - 1, this.#point.x));
    this.#over = columnAt(this.#columns, x, root.scrollLeft - this.#scrolled) ?? this.#over;
    if (this.#over) this.#aimAt(this.#over, elapsed);
  }

  #aimAt({ column, inner }: Measured, elapsed: number): void {
    const { board } = this.#flight;
    const speed = edgeSpeed(this.#point, this.#board, inner, elapsed);
    if (speed.x) board.root.scrollLeft += speed.x;
    if (speed.y && !column.folded) column.scroller.scrollTop += speed.y;
    // A folded column shows no places: whatever is dropped on it goes to its top.
    const offset = column.folded ? 0 : Math.max(0, this.#point.y - inner.top + column.scroller.scrollTop);
    this.#flight.aim(column, placeAtOffset(this.#flight.order(column.stageId), offset, this.#pitch), false);
  }
}

/** After a drag the browser sends a click to whatever is below; it must open nothing. */
export function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true), 50);
}

/** The card that a press may lift; buttons and fields inside a card keep their own press. */
export function liftableRow(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element) || target.closest("button,input,select,textarea")) return null;
  return target.closest<HTMLElement>("[data-id]");
}
