import type { ListShape } from "@/common/crm/list-terms";
import type { OpportunityCard } from "@/common/crm/records";
import { weightedMinor } from "@/common/crm/weight";
import { toMinor } from "@/common/money";
import type { LiveStore } from "@/ui/live/store";
import { groupPlace, groupsOf } from "./list-group";
import { compareKeys, type ListKey, listKey } from "./list-sort";
import { SortedIds } from "./sorted-ids";
import { noTotals, plus, type Totals } from "./totals";

const bytewise = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

type Section = { readonly ids: SortedIds<ListKey>; totals: Totals };
type Placed = { readonly keys: readonly string[]; readonly worth: Totals };
const nowhere: Placed = { keys: [], worth: noTotals };

/** A row is a card, or the heading of a group. By tag a card has a row in several groups, so a row says which. */
const heading = "~";
export const groupOfRow = (row: string): string | null => (row.startsWith(heading) ? row.slice(1) : null);
export const cardIdOf = (row: string): string => row.split(" ", 1)[0] ?? row;

/**
 * The list view's rows over the cards that pass the filter: groups, order and sums, kept by what changes while a list
 * is shown. Topics: `list` when the rows change, `group/<key>` when a group's sums do, `group` when any do.
 */
export class CardList {
  readonly #store: LiveStore;
  readonly #cards: () => Iterable<OpportunityCard>;
  #shape: ListShape = { sort: [], group: null, folded: [] };
  readonly #sections = new Map<string, Section>();
  readonly #placed = new Map<string, Placed>();
  readonly #summed = new Set<string>();
  #sum: Totals = noTotals;
  #rows: readonly string[] | null = null;
  #isChanged = false;

  constructor(store: LiveStore, cards: () => Iterable<OpportunityCard>) {
    this.#store = store;
    this.#cards = cards;
  }

  /** The same array until something changes. */
  rows(shape: ListShape): readonly string[] {
    this.#take(shape);
    this.#rows ??= this.#flatten();
    return this.#rows;
  }

  /** Every card once, those of folded groups too, in the order of the rows. */
  cardIds(): readonly string[] {
    return [...new Set(this.#ordered().flatMap(([, section]) => section.ids.ids))];
  }

  totals(key: string): Totals {
    return this.#sections.get(key)?.totals ?? noTotals;
  }

  /** Of all cards, each counted once; the same object until it changes. */
  get sum(): Totals {
    return this.#sum;
  }

  place(id: string, card: OpportunityCard | undefined): void {
    const before = this.#placed.get(id) ?? nowhere;
    const keys = card ? this.#keysOf(card) : [];
    const worth = card ? this.#worth(card) : noTotals;
    for (const key of before.keys) {
      this.#add(key, before.worth, -1);
      if (!keys.includes(key)) this.#drop(key, id);
    }
    for (const key of keys) {
      const section = this.#section(key);
      if (section.ids.set(id, this.#keyOf(card))) this.#note();
      this.#add(key, worth, 1);
    }
    this.#sum = plus(plus(this.#sum, before.worth, -1), worth);
    if (card) this.#placed.set(id, { keys, worth });
    else this.#placed.delete(id);
  }

  /** A customer, colleague or stage is called or placed otherwise. */
  renamed(): void {
    this.refill();
    this.tell();
  }

  refill(): void {
    const sections = new Map<string, { entries: [string, ListKey][]; totals: Totals }>();
    this.#placed.clear();
    this.#sum = noTotals;
    for (const card of this.#cards()) {
      const [keys, worth, order] = [this.#keysOf(card), this.#worth(card), this.#keyOf(card)];
      this.#placed.set(card.id, { keys, worth });
      this.#sum = plus(this.#sum, worth);
      for (const key of keys) {
        const section = sections.get(key) ?? { entries: [], totals: noTotals };
        sections.set(key, section);
        section.entries.push([card.id, order]);
        section.totals = plus(section.totals, worth);
      }
    }
    this.#sections.clear();
    for (const [key, { entries, totals }] of sections) {
      this.#section(key).ids.fill(entries);
      this.#add(key, totals, 1);
    }
    this.#note();
  }

  tell(): void {
    for (const key of this.#summed) this.#store.topics.emit(`group/${key}`);
    if (this.#summed.size > 0) this.#store.topics.emit("group");
    this.#summed.clear();
    if (!this.#isChanged) return;
    this.#isChanged = false;
    this.#store.topics.emit("list");
  }

  #take(shape: ListShape): void {
    const was = this.#shape;
    const orderOf = ({ sort, group }: ListShape) => JSON.stringify([sort, group]);
    this.#shape = shape;
    if (was.folded.join() !== shape.folded.join()) this.#rows = null;
    if (orderOf(was) === orderOf(shape)) return;
    this.refill();
    this.#isChanged = false;
  }

  #keysOf = (card: OpportunityCard): readonly string[] =>
    this.#shape.group === null ? [""] : groupsOf[this.#shape.group](card);

  #keyOf = (card: OpportunityCard | undefined): ListKey =>
    card ? listKey(this.#shape.sort, card, this.#store) : [];

  #worth(card: OpportunityCard): Totals {
    const stage = this.#store.get("crm.stage", card.stageId);
    return { count: 1, expected: toMinor(card.expectedRevenue), weighted: weightedMinor(card, stage) };
  }

  #section(key: string): Section {
    const section = this.#sections.get(key) ?? {
      ids: new SortedIds(compareKeys(this.#shape.sort)),
      totals: noTotals,
    };
    this.#sections.set(key, section);
    return section;
  }

  #drop(key: string, id: string): void {
    const { ids } = this.#section(key);
    ids.delete(id);
    if (ids.size === 0) this.#sections.delete(key);
    this.#note();
  }

  #add(key: string, worth: Totals, sign: 1 | -1): void {
    const section = this.#section(key);
    section.totals = plus(section.totals, worth, sign);
    this.#summed.add(key);
  }

  #note(): void {
    this.#rows = null;
    this.#isChanged = true;
  }

  #ordered(): readonly (readonly [string, Section])[] {
    const { group } = this.#shape;
    const sections = [...this.#sections];
    if (group === null) return sections;
    const placed = sections.map((each) => [groupPlace(group, each[0], this.#store), each] as const);
    return placed.sort(([a, [x]], [b, [y]]) => bytewise(a, b) || bytewise(x, y)).map(([, each]) => each);
  }

  #flatten(): readonly string[] {
    const { group, folded } = this.#shape;
    const sections = this.#ordered();
    if (group === null) return sections[0]?.[1].ids.ids ?? [];
    return sections.flatMap(([key, { ids }]) => {
      if (folded.includes(key)) return [heading + key];
      const rows = group === "tag" ? ids.ids.map((id) => `${id} ${key}`) : ids.ids;
      return [heading + key, ...rows];
    });
  }
}
