type Point = { readonly x: number; readonly y: number };

/** The picture of a card under the pointer. A copy: the card itself stays mounted where it was lifted. */
export class CarriedCard {
  readonly #copy: HTMLElement;
  readonly #grip: Point;

  constructor(row: HTMLElement, at: Point) {
    const box = row.getBoundingClientRect();
    this.#grip = { x: at.x - box.left, y: at.y - box.top };
    this.#copy = row.cloneNode(true) as HTMLElement;
    this.#copy.classList.add("board-carried");
    this.#copy.ariaHidden = "true";
    this.#copy.inert = true;
    for (const node of [this.#copy, ...this.#copy.querySelectorAll("[id]")]) node.removeAttribute("id");
    for (const name of [
      "role",
      "tabindex",
      "data-id",
      "data-lifted",
      "aria-labelledby",
      "aria-describedby",
    ]) {
      this.#copy.removeAttribute(name);
    }
    this.#copy.style.width = `${box.width}px`;
    this.#copy.style.height = `${box.height}px`;
    this.moveTo(at);
    this.#leaveToCompositor();
    // Inside the board's own root, so that its tokens and sizes hold; it is `position: fixed`.
    (row.closest<HTMLElement>("[data-drag-layer]") ?? document.body).append(this.#copy);
  }

  moveTo(point: Point): void {
    this.#copy.style.transform = `translate3d(${point.x - this.#grip.x}px,${point.y - this.#grip.y}px,0)`;
  }

  /**
   * An animation that stands still and adds nothing: Chromium moves what is animated without looking at the other layers
   * of the page, which takes it half a frame on a slow device each time that a style moves something.
   */
  #leaveToCompositor(): void {
    const still = { duration: 1, fill: "both", composite: "add" } as const;
    this.#copy.animate({ transform: ["none", "none"] }, still).pause();
  }

  remove(): void {
    this.#copy.remove();
  }
}
