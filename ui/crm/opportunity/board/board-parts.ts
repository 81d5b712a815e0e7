import { cardOf, columnIds, liftCard } from "../store/cards";
import { type Spot, spotOf } from "../store/spot";
import type { DragColumn } from "./drag/drag-board";
import type { ColumnWindow } from "./window/column-window";

export type ColumnPart = DragColumn & { readonly window: ColumnWindow | null };

/** The columns that are on screen, for what works outside React: dragging, focus, the pager. */
export class BoardParts {
  readonly #parts = new Map<string, ColumnPart>();
  #stageIds: readonly string[] = [];
  #lifted: (Spot & { readonly id: string }) | null = null;

  /** Answers what takes the column away again. */
  add(part: ColumnPart): () => void {
    this.#parts.set(part.stageId, part);
    return () => {
      if (this.#parts.get(part.stageId) === part) this.#parts.delete(part.stageId);
    };
  }

  arrange(stageIds: readonly string[]): void {
    this.#stageIds = stageIds;
  }

  /** From left to right. */
  columns(): readonly ColumnPart[] {
    return this.#stageIds.flatMap((id) => this.#parts.get(id) ?? []);
  }

  column(stageId: string): ColumnPart | undefined {
    return this.#parts.get(stageId);
  }

  /** The card in the air, and the place where it was picked up. */
  get lifted(): (Spot & { readonly id: string }) | null {
    return this.#lifted;
  }

  /** Freezes the card where it is, mounted, while it is in the air; null lets it go to where it now belongs. */
  lift(id: string | null): void {
    const card = id === null ? undefined : cardOf(id);
    this.#lifted = card ? { id: card.id, ...spotOf(card) } : null;
    liftCard(id);
    for (const part of this.#parts.values()) part.window?.setLifted(id);
  }

  ids(stageId: string): readonly string[] {
    return columnIds(stageId);
  }

  /** The column where the card shows: for a lifted one, the one where it was picked up. Undefined once it is gone. */
  stageOf(id: string): string | undefined {
    const card = cardOf(id);
    return card && this.#lifted?.id === id ? this.#lifted.stageId : card?.stageId;
  }

  /** Scrolls the card's column, and the board, so that the card is in view. */
  reveal(id: string): void {
    const stageId = this.stageOf(id);
    const part = stageId === undefined ? undefined : this.#parts.get(stageId);
    if (!part) return;
    part.window?.setNear(true);
    part.element.scrollIntoView({ inline: "nearest", block: "nearest" });
    const offset = part.window?.offsetFor(id) ?? null;
    if (offset === null) return;
    part.scroller.scrollTop = offset;
    part.window?.scrolledTo(part.scroller.scrollTop);
  }
}
