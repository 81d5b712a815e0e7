import { cardIdOf, groupOfRow } from "../store/card-list";

/** What is picked in the list, and the row from which the keyboard and Shift go on. */
export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** Row where a range begins. */
  readonly anchor: string | null;
  /** Row that has the focus. */
  readonly active: string | null;
};

export const nothingSelected: Selection = { ids: new Set(), anchor: null, active: null };

const withIds = (was: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> => {
  const next = new Set(was);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
};

const cardsIn = (rows: readonly string[]) => rows.filter((row) => groupOfRow(row) === null).map(cardIdOf);

/** Picks a row, or puts it back. */
export function toggled(was: Selection, row: string): Selection {
  const [id = ""] = cardsIn([row]);
  if (id === "") return was;
  return { ids: withIds(was.ids, [id], !was.ids.has(id)), anchor: row, active: row };
}

/** Picks all rows from the anchor to this one. */
export function rangeTo(was: Selection, rows: readonly string[], row: string): Selection {
  const from = was.anchor === null ? -1 : rows.indexOf(was.anchor);
  const to = rows.indexOf(row);
  if (from === -1 || to === -1) return toggled(was, row);
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ...was, ids: withIds(was.ids, cardsIn(range), true), active: row };
}

export const withAll = (was: Selection, ids: readonly string[], on: boolean): Selection => ({
  ...was,
  ids: withIds(was.ids, ids, on),
});

/** The row so many places further; the first or last one where there are not as many. */
export function rowFrom(rows: readonly string[], active: string | null, steps: number): string | null {
  const at = active === null ? -1 : rows.indexOf(active);
  if (at === -1) return rows[0] ?? null;
  return rows[Math.max(0, Math.min(rows.length - 1, at + steps))] ?? null;
}

/** Moves the focus; with Shift the range goes along, from where it began or from here. */
export function walked(was: Selection, rows: readonly string[], row: string, extend: boolean): Selection {
  if (!extend) return { ...was, active: row, anchor: row };
  const anchor = was.anchor ?? was.active ?? row;
  const back = shrunk(was, rows, anchor, row);
  return rangeTo({ ...was, ids: back, anchor }, rows, row);
}

/** Rows that the range no longer reaches, walking back towards its anchor, are put back. */
function shrunk(was: Selection, rows: readonly string[], anchor: string, row: string): ReadonlySet<string> {
  const [from, at, to] = [rows.indexOf(anchor), rows.indexOf(was.active ?? anchor), rows.indexOf(row)];
  if (from === -1 || at === -1) return was.ids;
  const reached = (end: number) => new Set(cardsIn(rows.slice(Math.min(from, end), Math.max(from, end) + 1)));
  const kept = reached(to);
  return withIds(
    was.ids,
    [...reached(at)].filter((id) => !kept.has(id)),
    false,
  );
}
