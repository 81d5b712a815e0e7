import { anchorShift } from "./scroll-anchor";

/** The order of one column, kept outside React. */
export type Order = {
  readonly ids: () => readonly string[];
  readonly subscribe: (listener: () => void) => () => void;
};

/** What a column shows: `rows` in flow below a spacer of `above` cards, in a list as high as `total` cards. */
export type Shown = {
  readonly rows: readonly string[];
  readonly above: number;
  readonly total: number;
  /** The lifted card where the window has scrolled past it: mounted, out of sight, first or last in the list. */
  readonly parked: string | null;
  readonly parkedFirst: boolean;
};

/** Cards kept mounted beyond each edge of what is visible. */
const overscan = 2;

/**
 * Which cards of a column are mounted. A store of its own, so that scrolling and moves by others render only the rows
 * that enter or leave: rows lie in flow and know neither their index nor their offset.
 */
export class ColumnWindow {
  readonly #order: Order;
  readonly #listeners = new Set<() => void>();
  #ids: readonly string[];
  #top = 0;
  /** Guesses until the screen tells: too many cards for one render are better than a hole. */
  #height = 900;
  #pitch = 178;
  #near: boolean;
  #lifted: string | null = null;
  /** Pixels to scroll once the new rows are there, so that the first visible card stays where it is. */
  #shift = 0;
  #shown: Shown;
  #stop: (() => void) | null = null;

  constructor(order: Order, near: boolean) {
    this.#order = order;
    this.#near = near;
    this.#ids = order.ids();
    this.#shown = this.#compute();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.#stop = this.#order.subscribe(() => this.#reorder());
      this.#reorder();
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop?.();
    };
  };

  readonly get = (): Shown => this.#shown;

  /** Called as the scroller scrolls; renders nothing until a card enters or leaves. */
  scrolledTo(top: number): void {
    this.#top = top;
    this.#show();
  }

  resizedTo(height: number): void {
    this.#height = height;
    this.#show();
  }

  setPitch(pitch: number): void {
    if (pitch === this.#pitch) return;
    this.#shift = (this.#top / this.#pitch) * pitch - this.#top;
    this.#top += this.#shift;
    this.#pitch = pitch;
    this.#show(true);
  }

  /** A column out of sight mounts no card. */
  setNear(near: boolean): void {
    this.#near = near;
    this.#show();
  }

  setLifted(id: string | null): void {
    this.#lifted = id;
    this.#show();
  }

  /** Pixels by which to move the scroller after this render; once. */
  takeShift(): number {
    const shift = this.#shift;
    this.#shift = 0;
    return shift;
  }

  /** The scroll offset that brings a card into view, or null where it is in view or not in this column. */
  offsetFor(id: string): number | null {
    const at = this.#ids.indexOf(id);
    if (at === -1) return null;
    const top = at * this.#pitch;
    if (top < this.#top) return top;
    if (top + this.#pitch > this.#top + this.#height) return top + this.#pitch - this.#height;
    return null;
  }

  #reorder(): void {
    const ids = this.#order.ids();
    if (ids === this.#ids) return;
    const shift = this.#near ? anchorShift(this.#ids, ids, this.#top, this.#pitch, this.#lifted) : 0;
    this.#ids = ids;
    this.#shift += shift;
    this.#top += shift;
    this.#show(true);
  }

  #show(always = false): void {
    const next = this.#compute();
    if (!always && sameShown(next, this.#shown)) return;
    this.#shown = next;
    for (const listener of this.#listeners) listener();
  }

  #compute(): Shown {
    const total = this.#ids.length;
    const first = this.#near
      ? Math.max(0, Math.min(total, Math.floor(this.#top / this.#pitch) - overscan))
      : 0;
    const last = this.#near
      ? Math.min(total, Math.ceil((this.#top + this.#height) / this.#pitch) + overscan)
      : 0;
    const at = this.#lifted === null ? -1 : this.#ids.indexOf(this.#lifted);
    const parked = at !== -1 && (at < first || at >= last) ? this.#lifted : null;
    return { rows: this.#ids.slice(first, last), above: first, total, parked, parkedFirst: at < first };
  }
}

function sameShown(a: Shown, b: Shown): boolean {
  return (
    a.above === b.above && a.rows.length === b.rows.length && a.total === b.total && a.parked === b.parked
  );
}
