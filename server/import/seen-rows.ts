import { type MappedRow, problemIn } from "./mapped-row";

/** Keys held in memory; in a longer file only those of the first rows are known again. */
const mostKeys = 500_000;

/** Which row of this file had a key, or said the same, first. Fed with every row, also with those done before a restart. */
export class SeenRows {
  readonly #rows = new Map<string, number>();

  /** True where an earlier row says exactly this; a key that comes twice with different words is a problem. */
  isRepeated(row: MappedRow): boolean {
    const mark = row.key === null ? row.digest : `key ${row.key}`;
    const first = this.#rows.get(mark);
    if (first === undefined) {
      if (this.#rows.size < mostKeys) this.#rows.set(mark, row.number);
      return false;
    }
    if (row.key === null) return true;
    problemIn(row, "key", "twice", String(first));
    return false;
  }
}
