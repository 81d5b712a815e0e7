import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import type { OpportunityCard } from "@/common/crm/records";
import { weightedMinor } from "@/common/crm/weight";
import type { ColumnTotal } from "@/common/live-start";
import { fromMinor, toMinor } from "@/common/money";
import type { LiveStore } from "./store";

type Sum = { readonly stageId: string; readonly status: OpportunityStatus; count: number } & {
  expected: number;
  weighted: number;
};

/** What the cards of a base add up to, by stage and status: kept by what changes, as counting ten thousand would be felt. */
export class StageSums {
  readonly #store: LiveStore;
  /** Null: to be counted afresh when somebody asks. */
  #sums: Map<string, Sum> | null = null;

  constructor(store: LiveStore) {
    this.#store = store;
  }

  /** As they were kept together with the cards now in the base. */
  start(totals: readonly ColumnTotal[]): void {
    this.#sums = new Map();
    for (const { stageId, status, count, expected, weighted } of totals) {
      this.#sums.set(keyOf({ stageId, status }), {
        ...{ stageId, status, count },
        ...{ expected: toMinor(expected), weighted: toMinor(weighted) },
      });
    }
  }

  /** A stage weighs its cards otherwise, or the base was replaced. */
  recount(): void {
    this.#sums = null;
  }

  changed(before: OpportunityCard | undefined, after: OpportunityCard | undefined): void {
    if (!this.#sums) return;
    if (before) this.#add(this.#sums, before, -1);
    if (after) this.#add(this.#sums, after, 1);
  }

  totals(): ColumnTotal[] {
    const sums = this.#sums ?? this.#counted();
    return [...sums.values()]
      .filter(({ count }) => count > 0)
      .map((sum) => ({ ...sum, expected: fromMinor(sum.expected), weighted: fromMinor(sum.weighted) }));
  }

  #counted(): Map<string, Sum> {
    const sums = new Map<string, Sum>();
    for (const card of this.#store.baseOf("crm.opportunity").values()) this.#add(sums, card, 1);
    this.#sums = sums;
    return sums;
  }

  #add(sums: Map<string, Sum>, card: OpportunityCard, sign: 1 | -1): void {
    const { stageId, status } = card;
    const key = keyOf(card);
    const sum = sums.get(key) ?? { stageId, status, count: 0, expected: 0, weighted: 0 };
    sum.count += sign;
    sum.expected += sign * toMinor(card.expectedRevenue);
    sum.weighted += sign * weightedMinor(card, this.#store.base("crm.stage", stageId));
    sums.set(key, sum);
  }
}

const keyOf = ({ stageId, status }: { readonly stageId: string; readonly status: string }) =>
  `${stageId}/${status}`;
