import type { OpportunityCard } from "@/common/crm/records";
import type { LiveStore } from "@/ui/live/store";
import { compareKeys, type ListSort, listKey } from "./list-sort";
import { SortedIds } from "./sorted-ids";

/** The list view's order over the cards that pass the filter, kept only while a list is shown. Topic: `list`. */
export class CardList {
  readonly #store: LiveStore;
  readonly #cards: () => Iterable<OpportunityCard>;
  #sort: ListSort | null = null;
  #ids: SortedIds<string | number> | null = null;
  #shown = 0;
  #isChanged = false;

  constructor(store: LiveStore, cards: () => Iterable<OpportunityCard>) {
    this.#store = store;
    this.#cards = cards;
  }

  ids(sort: ListSort): readonly string[] {
    if (!this.#ids || this.#sort?.field !== sort.field || this.#sort.descending !== sort.descending) {
      this.#sort = sort;
      this.#ids = new SortedIds(compareKeys(sort));
      this.refill();
      this.#isChanged = false;
    }
    return this.#ids.ids;
  }

  subscribe(listener: () => void): () => void {
    this.#shown++;
    const off = this.#store.topics.on("list", listener);
    return () => {
      off();
      this.#shown--;
      if (this.#shown === 0) this.#ids = null;
    };
  }

  place(id: string, card: OpportunityCard | undefined): void {
    if (!this.#ids || !this.#sort) return;
    const isChanged = card ? this.#ids.set(id, listKey(this.#sort, card, this.#store)) : this.#ids.delete(id);
    this.#isChanged ||= isChanged;
  }

  /** A customer, colleague or stage is called or placed otherwise. */
  renamed(): void {
    if (this.#sort && ["customer", "owner", "stage"].includes(this.#sort.field)) this.refill();
    this.tell();
  }

  refill(): void {
    const sort = this.#sort;
    if (!this.#ids || !sort) return;
    this.#ids.fill([...this.#cards()].map((card) => [card.id, listKey(sort, card, this.#store)] as const));
    this.#isChanged = true;
  }

  tell(): void {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    this.#store.topics.emit("list");
  }
}
