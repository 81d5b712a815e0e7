import type { DragBoard, DragColumn, Place, Whereabouts } from "./drag-board";
import { DropLine } from "./drop-line";
import { isOwnPlace } from "./geometry";

/**
 * The one card in the air. Mouse, touch and keyboard lift it, aim it and land it through here, so that they cannot
 * differ in what a drop means, and so that there is never more than one.
 */
export class Flight {
  readonly board: DragBoard;
  readonly #line = new DropLine();
  #card: { readonly id: string; readonly row: HTMLElement; place: Place | null } | null = null;

  constructor(board: DragBoard) {
    this.board = board;
  }

  get id(): string | null {
    return this.#card?.id ?? null;
  }

  /** False where this person may not move the card, or one is in the air already. */
  lift(row: HTMLElement, byKeyboard: boolean): boolean {
    const id = row.dataset["id"];
    const stageId = id && this.board.stageOf(id);
    if (!id || !stageId || this.#card || !this.board.mayMove(id)) return false;
    this.#card = { id, row, place: null };
    this.board.hold(id);
    row.dataset["lifted"] = "";
    this.board.root.dataset["dragging"] = "";
    window.getSelection()?.removeAllRanges();
    const ids = this.board.ids(stageId);
    const at = { place: ids.indexOf(id) + 1, count: ids.length };
    this.board.say({
      what: "lifted",
      name: this.board.nameOf(id),
      byKeyboard,
      stage: this.#nameOf(stageId),
      ...at,
    });
    return true;
  }

  order(stageId: string) {
    return { stageId, ids: this.board.ids(stageId), lifted: this.#card?.id ?? "" };
  }

  /** Shows the place; says it where the column changed, or at every step where `everyStep`. */
  aim(column: DragColumn, place: Place, everyStep: boolean): void {
    const card = this.#card;
    if (!card) return;
    const entered = card.place !== null && card.place.stageId !== place.stageId;
    if (entered || everyStep) this.board.say({ what: "over", ...this.#whereabouts(card.id, place) });
    card.place = place;
    this.board.aimed({ id: card.id, place });
    this.#line.show(column, place);
  }

  land(): void {
    this.#end(true);
  }

  cancel(): void {
    this.#end(false);
  }

  #end(commit: boolean): void {
    const card = this.#card;
    if (!card) return;
    this.#card = null;
    this.#line.hide();
    delete card.row.dataset["lifted"];
    delete this.board.root.dataset["dragging"];
    const name = this.board.nameOf(card.id);
    const gone = this.board.stageOf(card.id) === undefined;
    const { place } = card;
    if (gone || !commit || !place) {
      this.board.release(null);
      this.board.say({ what: gone ? "gone" : "cancelled", name });
      return;
    }
    const order = { stageId: place.stageId, ids: this.board.ids(place.stageId), lifted: card.id };
    const where = this.#whereabouts(card.id, place);
    this.board.release(isOwnPlace(order, place) ? null : { id: card.id, place });
    this.board.say({ what: "dropped", name, ...where });
  }

  #whereabouts(id: string, place: Place): Whereabouts {
    const ids = this.board.ids(place.stageId);
    const others = ids.includes(id) ? ids.length - 1 : ids.length;
    return { stage: this.#nameOf(place.stageId), place: place.index + 1, count: others + 1 };
  }

  #nameOf(stageId: string): string {
    return this.board.columns().find((column) => column.stageId === stageId)?.name ?? "";
  }
}
