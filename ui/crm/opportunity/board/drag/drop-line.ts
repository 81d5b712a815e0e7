import type { DragColumn, Place } from "./drag-board";

/** The line that shows where the card would land. One per board, moved by transform inside the target's list. */
export class DropLine {
  readonly #line = document.createElement("div");
  #column: HTMLElement | null = null;
  #y: number | null = null;

  constructor() {
    this.#line.className = "board-line";
    this.#line.ariaHidden = "true";
  }

  show(column: DragColumn, place: Place): void {
    if (this.#column !== column.element) {
      this.hide();
      this.#column = column.element;
      column.element.dataset["over"] = "";
      if (!column.folded) column.scroller.append(this.#line);
    }
    if (this.#y === place.y) return;
    this.#y = place.y;
    this.#line.style.transform = `translateY(${place.y}px)`;
  }

  hide(): void {
    this.#line.remove();
    if (this.#column) delete this.#column.dataset["over"];
    this.#column = null;
  }
}
