import type { Place } from "./drag-board";

/** Half the gap between columns, so that no pixel of the board belongs to none. */
const columnMargin = 6;

/** Pixels of a column from the left of the viewport, as measured at the lift. */
export type Span = { readonly left: number; readonly right: number };

/** The column under `x`; `shift` is how far the board has scrolled since the spans were measured. */
export const columnAt = <C extends Span>(columns: readonly C[], x: number, shift: number): C | undefined =>
  columns.find(
    (column) => x + shift >= column.left - columnMargin && x + shift < column.right + columnMargin,
  );

type Order = { readonly stageId: string; readonly ids: readonly string[]; readonly lifted: string };

/** The place whose gap is nearest to `offset`, in pixels below the top of the list. */
export function placeAtOffset(order: Order, offset: number, pitch: number): Place {
  return placeAtSlot(order, Math.round(offset / pitch), pitch);
}

let known: { readonly ids: readonly string[]; readonly lifted: string; readonly at: number } | null = null;

/** Asked at every frame, of thousands; an order stays the same array until it changes. */
function ownPlace(ids: readonly string[], lifted: string): number {
  if (known?.ids !== ids || known.lifted !== lifted) known = { ids, lifted, at: ids.indexOf(lifted) };
  return known.at;
}

/** The place before the card at `slot`, an index into the order with the lifted card still in it. */
function placeAtSlot({ stageId, ids, lifted }: Order, wanted: number, pitch: number): Place {
  const slot = Math.max(0, Math.min(ids.length, wanted));
  const own = ownPlace(ids, lifted);
  const below = own === slot ? slot + 1 : slot;
  const above = own === slot - 1 ? slot - 2 : slot - 1;
  return {
    stageId,
    afterId: ids[above] ?? null,
    beforeId: ids[below] ?? null,
    index: own !== -1 && own < slot ? slot - 1 : slot,
    y: slot * pitch,
  };
}

/** The place at `index` among the cards other than the lifted one: what an arrow key steps through. */
export function placeAtIndex(order: Order, index: number, pitch: number): Place {
  const own = order.ids.indexOf(order.lifted);
  const last = order.ids.length - (own === -1 ? 0 : 1);
  const wanted = Math.max(0, Math.min(last, index));
  return placeAtSlot(order, own !== -1 && wanted > own ? wanted + 1 : wanted, pitch);
}

/** A place chosen a while ago, found again by its neighbours after others have moved cards. */
export function placeAgain(order: Order, place: Place, pitch: number): Place {
  const below = place.beforeId === null ? -1 : order.ids.indexOf(place.beforeId);
  if (below !== -1) return placeAtSlot(order, below, pitch);
  const above = place.afterId === null ? -1 : order.ids.indexOf(place.afterId);
  if (above !== -1) return placeAtSlot(order, above + 1, pitch);
  return placeAtIndex(order, place.index, pitch);
}

/** True where landing there would leave the card between the neighbours that it has. */
export function isOwnPlace(order: Order, place: Place): boolean {
  const own = order.ids.indexOf(order.lifted);
  if (own === -1) return false;
  return (order.ids[own - 1] ?? null) === place.afterId && (order.ids[own + 1] ?? null) === place.beforeId;
}
