import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import type { ColumnTotal } from "@/common/live-start";
import { toMinor } from "@/common/money";

/** Money in minor units: whole numbers, so that adding and taking away stays exact. */
export type Totals = { readonly count: number; readonly expected: number; readonly weighted: number };

export const noTotals: Totals = { count: 0, expected: 0, weighted: 0 };

export const plus = (a: Totals, b: Totals, sign: 1 | -1 = 1): Totals => ({
  count: a.count + sign * b.count,
  expected: a.expected + sign * b.expected,
  weighted: a.weighted + sign * b.weighted,
});

/**
 * What the server counted and the device does not hold: while the pages of a snapshot come in, and for good where
 * there are more cards than a device holds. There a card that changes is taken to have been counted in the column where
 * it now is, so sums of a partial store may drift until the next snapshot.
 */
export class Unheld {
  #rest = new Map<string, Totals>();

  start(totals: readonly ColumnTotal[]): void {
    this.#rest = new Map(
      totals.map(({ stageId, status, count, expected, weighted }) => [
        keyOf(stageId, status),
        { count, expected: toMinor(expected), weighted: toMinor(weighted) },
      ]),
    );
  }

  clear(): void {
    this.#rest = new Map();
  }

  /** A card that was among them is now held. */
  take(stageId: string, status: OpportunityStatus, totals: Totals): void {
    const rest = this.#rest.get(keyOf(stageId, status));
    if (rest) this.#rest.set(keyOf(stageId, status), plus(rest, totals, -1));
  }

  of(stageId: string, statuses: readonly OpportunityStatus[]): Totals {
    return statuses.reduce(
      (sum, status) => plus(sum, this.#rest.get(keyOf(stageId, status)) ?? noTotals),
      noTotals,
    );
  }
}

const keyOf = (stageId: string, status: OpportunityStatus) => `${stageId}/${status}`;
