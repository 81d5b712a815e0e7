import type { OpportunityCard, StageRecord } from "@/common/crm/records";
import { weightedMinor } from "@/common/crm/weight";
import { toMinor } from "@/common/money";
import type { LiveClient } from "@/ui/live/client";
import type { Seen, Source } from "@/ui/live/kinds";
import { type BoardFilter, everyCard, isByStatusOnly, passing } from "./filter";
import { SortedIds } from "./sorted-ids";
import { noTotals, plus, type Totals, Unheld } from "./totals";
import { Turns } from "./turns";

type Placed = { readonly stageId: string; readonly isShown: boolean; readonly totals: Totals };
/** `shown` is what the header says: the cards held, and those only the server has counted. */
type Column = { readonly ids: SortedIds<string>; totals: Totals; shown: Totals };
type Client = Pick<LiveClient, "store" | "session" | "totals" | "snapshot">;

/** What else keeps an order over the cards that pass the filter, while it is shown. */
export type CardFollower = {
  place(id: string, card: OpportunityCard | undefined): void;
  /** Names or stages changed. */
  renamed(): void;
  refill(): void;
  tell(): void;
};

const byPosition = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * The board's columns over all cards that pass the filter: order and totals, kept by what changes. Each card is in the
 * one column of its stage. Topics: `column/<stage>` when its ids change, `totals/<stage>` when its sums do.
 */
export class CardIndex {
  #list: CardFollower | null = null;
  readonly #client: Client;
  readonly #placed = new Map<string, Placed>();
  readonly #columns = new Map<string, Column>();
  readonly #unheld = new Unheld();
  #filter: BoardFilter = everyCard;
  #passes: (card: OpportunityCard) => boolean = () => true;
  #startTotals: Client["totals"] | null = null;
  #lifted: string | null = null;
  readonly #changed = new Set<string>();
  /** While a card is in the air. */
  readonly #turns: Turns;

  constructor(client: Client, atFrame: (work: () => void) => void) {
    this.#client = client;
    this.#turns = new Turns((topic) => client.store.topics.emit(topic), atFrame);
    const { store } = client;
    this.#rebuild();
    store.observe("crm.opportunity", (seen, source) => this.#follow(seen, source));
    store.observe("crm.stage", (seen) => this.#stagesChanged(seen));
    store.observe("partners.name", (seen) => this.#renamed(seen));
    store.topics.on("snapshot", () => this.#allHeld());
    store.topics.on("session", () => {
      if (this.#filter.whose !== "all") this.#rebuild();
    });
  }

  get filter(): BoardFilter {
    return this.#filter;
  }

  setFilter(filter: BoardFilter): void {
    if (!filter.rotting && JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    this.#filter = filter;
    this.#rebuild();
  }

  ids(stageId: string): readonly string[] {
    return this.#columns.get(stageId)?.ids.ids ?? none;
  }

  totals(stageId: string): Totals {
    return this.#columns.get(stageId)?.shown ?? noTotals;
  }

  /** The card in somebody's hand stays where it is until it is let go; then it goes where it now belongs. */
  lift(id: string | null): void {
    const before = this.#lifted;
    this.#lifted = id;
    if (id === null) this.#turns.release();
    if (before === null || before === id) return;
    this.#place(before, this.#client.store.get("crm.opportunity", before));
    this.#tell();
  }

  #follow(seen: readonly Seen[], source: Source): void {
    if (this.#client.totals !== this.#startTotals) {
      this.#rebuild();
      return;
    }
    for (const { id, after } of seen) {
      if (id === this.#lifted) continue;
      const card = after as OpportunityCard | undefined;
      const isNews = source === "local" || (source === "feed" && card?.version === 1);
      if (card && !isNews && !this.#placed.has(id))
        this.#unheld.take(card.stageId, card.status, this.#worth(card));
      this.#place(id, card);
    }
    this.#tell();
  }

  /** The last page is in: from now on the cards held say it all. */
  #allHeld(): void {
    this.#unheld.clear();
    for (const stageId of this.#columns.keys()) this.#changed.add(`totals/${stageId}`);
    this.#tell();
  }

  #stagesChanged(seen: readonly Seen[]): void {
    const says = (record: Seen["after"]) => {
      const stage = record as StageRecord | undefined;
      return `${stage?.probability} ${this.#filter.rotting && stage?.rottingDays}`;
    };
    if (seen.some(({ before, after }) => says(before) !== says(after))) this.#rebuild();
    else this.#list?.renamed();
  }

  /** A text filter finds cards by their customer's name too. */
  #renamed(partners: readonly Seen[]): void {
    this.#list?.renamed();
    if (this.#filter.text.trim() === "") return;
    const renamed = new Set(partners.map(({ id }) => id));
    for (const card of this.#client.store.list("crm.opportunity")) {
      if (card.customerId && renamed.has(card.customerId) && card.id !== this.#lifted)
        this.#place(card.id, card);
    }
    this.#tell();
  }

  #place(id: string, card: OpportunityCard | undefined): void {
    const before = this.#placed.get(id);
    const isShown = card !== undefined && this.#passes(card);
    const totals = card ? this.#worth(card) : noTotals;
    if (before?.isShown) {
      const column = this.#column(before.stageId);
      column.totals = plus(column.totals, before.totals, -1);
      this.#changed.add(`totals/${before.stageId}`);
      if (!isShown || card.stageId !== before.stageId) this.#note(before.stageId, column.ids.delete(id));
    }
    if (isShown) {
      const column = this.#column(card.stageId);
      column.totals = plus(column.totals, totals);
      this.#changed.add(`totals/${card.stageId}`);
      this.#note(card.stageId, column.ids.set(id, card.position));
    }
    if (card) this.#placed.set(id, { stageId: card.stageId, isShown, totals });
    else this.#placed.delete(id);
    this.#list?.place(id, isShown ? card : undefined);
  }

  #note(stageId: string, isChanged: boolean): void {
    if (isChanged) this.#changed.add(`column/${stageId}`);
  }

  #worth(card: OpportunityCard): Totals {
    const stage = this.#client.store.get("crm.stage", card.stageId);
    return { count: 1, expected: toMinor(card.expectedRevenue), weighted: weightedMinor(card, stage) };
  }

  #column(stageId: string): Column {
    const column = this.#columns.get(stageId) ?? {
      ids: new SortedIds(byPosition),
      totals: noTotals,
      shown: noTotals,
    };
    this.#columns.set(stageId, column);
    return column;
  }

  /** Everything from scratch: a new filter, a new snapshot, or a stage that changed what its cards are worth. */
  #rebuild(): void {
    const { store, session, snapshot } = this.#client;
    this.#startTotals = this.#client.totals;
    this.#passes = passing(this.#filter, {
      me: session.state === "signedIn" ? session.me : null,
      now: Date.now(),
      stage: (id) => store.get("crm.stage", id),
      partnerName: (id) => store.get("partners.name", id)?.name,
    });
    if (snapshot.complete) this.#unheld.clear();
    else this.#unheld.start(this.#client.totals);
    this.#placed.clear();
    const columns = new Map<string, [string, string][]>();
    const sums = new Map<string, Totals>();
    for (const card of store.list("crm.opportunity")) {
      const totals = this.#worth(card);
      const isShown = this.#passes(card);
      this.#unheld.take(card.stageId, card.status, totals);
      this.#placed.set(card.id, { stageId: card.stageId, isShown, totals });
      if (!isShown) continue;
      const column = columns.get(card.stageId) ?? [];
      columns.set(card.stageId, column);
      column.push([card.id, card.position]);
      sums.set(card.stageId, plus(sums.get(card.stageId) ?? noTotals, totals));
    }
    this.#fill(columns, sums);
  }

  #fill(columns: ReadonlyMap<string, [string, string][]>, sums: ReadonlyMap<string, Totals>): void {
    const stages = this.#client.store.list("crm.stage").map(({ id }) => id);
    for (const stageId of new Set([...stages, ...this.#columns.keys(), ...columns.keys()])) {
      const column = this.#column(stageId);
      column.ids.fill(columns.get(stageId) ?? []);
      column.totals = sums.get(stageId) ?? noTotals;
      this.#changed.add(`totals/${stageId}`).add(`column/${stageId}`);
    }
    this.#list?.refill();
    this.#tell();
  }

  /** One list at a time; the answer takes it away again. */
  attach(list: CardFollower): () => void {
    this.#list = list;
    return () => {
      if (this.#list === list) this.#list = null;
    };
  }

  *shownCards(): Generator<OpportunityCard> {
    for (const [id, { isShown }] of this.#placed) {
      const card = isShown && this.#client.store.get("crm.opportunity", id);
      if (card) yield card;
    }
  }

  #tell(): void {
    const topics = [...this.#changed].filter(
      (topic) => !topic.startsWith("totals/") || this.#sumUp(topic.slice(7)),
    );
    this.#changed.clear();
    if (this.#lifted === null) for (const topic of topics) this.#client.store.topics.emit(topic);
    else this.#turns.add(topics);
    this.#list?.tell();
  }

  /** True where the header of the column says something else now. */
  #sumUp(stageId: string): boolean {
    const column = this.#column(stageId);
    const { statuses } = this.#filter;
    const unheld = isByStatusOnly(this.#filter) ? this.#unheld.of(stageId, statuses) : noTotals;
    const sum = plus(column.totals, unheld);
    const { count, expected, weighted } = column.shown;
    if (sum.count === count && sum.expected === expected && sum.weighted === weighted) return false;
    column.shown = sum;
    return true;
  }
}

const none: readonly string[] = [];
