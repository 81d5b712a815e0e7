import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListShape } from "@/common/crm/list-terms";
import type { OpportunityCard } from "@/common/crm/records";
import { probabilityOf } from "@/common/crm/weight";
import { toMinor, weigh } from "@/common/money";
import { aRecord, aStage, someone } from "@/testing/harness/records";
import type { LiveClient } from "@/ui/live/client";
import { patch } from "@/ui/live/effects";
import { LiveStore } from "@/ui/live/store";
import { type CardFollower, CardIndex } from "./card-index";
import { CardList, groupOfRow } from "./card-list";
import { type BoardFilter, everyCard, passing } from "./filter";

const stages = ["s1", "s2", "s3"] as const;

function aBoard() {
  const store = new LiveStore();
  const client: Pick<LiveClient, "store" | "session" | "totals"> & { snapshot: { complete: boolean } } = {
    store,
    session: { state: "signedIn", me: someone, demo: false },
    totals: [],
    snapshot: { complete: true },
  };
  store.batch("load", () => {
    for (const id of stages) store.put("crm.stage", aStage({ id, isWon: id === "s3", rottingDays: 3 }));
  });
  return { store, client, index: new CardIndex(client as unknown as LiveClient, (work) => work()) };
}

/** What the index must say, worked out from nothing but the store. */
function fromScratch(store: LiveStore, filter: BoardFilter, stageId: string) {
  const passes = passing(filter, {
    me: someone,
    now: Date.now(),
    stage: (id) => store.get("crm.stage", id),
    partnerName: (id) => store.get("partners.name", id)?.name,
  });
  const cards = store.list("crm.opportunity").filter((card) => card.stageId === stageId && passes(card));
  const before = (a: OpportunityCard, b: OpportunityCard) =>
    (a.position < b.position ? -1 : Number(a.position > b.position)) || (a.id < b.id ? -1 : 1);
  const weighted = (card: OpportunityCard) =>
    weigh(toMinor(card.expectedRevenue), probabilityOf(card, store.get("crm.stage", card.stageId)));
  return {
    ids: [...cards].sort(before).map(({ id }) => id),
    totals: {
      count: cards.length,
      expected: cards.reduce((sum, card) => sum + toMinor(card.expectedRevenue), 0),
      weighted: cards.reduce((sum, card) => sum + weighted(card), 0),
    },
  };
}

const byName = [{ field: "name", descending: false }] as const;
const shapes = ([null, "stage", "tag"] as const).map((group) => ({ sort: byName, group, folded: [] }));

function listOf({ store, index }: ReturnType<typeof aBoard>, shape: ListShape): CardList {
  const list = new CardList(store, () => index.shownCards());
  list.rows(shape);
  return list;
}

/** The rows, each with the sums of the group that it heads. */
const summed = (list: CardList, shape: ListShape) =>
  list.rows(shape).map((row) => [row, list.totals(groupOfRow(row) ?? "")]);

/** The index has one follower at a time. */
const together = (lists: readonly CardList[]): CardFollower => ({
  place: (id, card) => void lists.map((list) => list.place(id, card)),
  renamed: () => void lists.map((list) => list.renamed()),
  refill: () => void lists.map((list) => list.refill()),
  tell: () => void lists.map((list) => list.tell()),
});

const aCard = fc.record({
  id: fc.integer({ min: 0, max: 14 }).map((n) => `o${n}`),
  stageId: fc.constantFrom(...stages),
  position: fc.constantFrom("a0", "a0V", "a1", "Zz", "b00"),
  status: fc.constantFrom("open" as const, "won" as const, "lost" as const),
  expectedRevenue: fc.constantFrom("0", "10.50", "999999999.99", "33.33"),
  probability: fc.constantFrom(null, "0", "62.5", "100"),
  ownerId: fc.constantFrom(null, "p1", "p2"),
  teamId: fc.constantFrom(null, "t1", "t2"),
  customerId: fc.constantFrom(null, "c1", "c2"),
  tagIds: fc.subarray(["g1", "g2"]),
  name: fc.constantFrom("Élan", "elan vital", "Toiture", "Œuvre"),
  touchedAt: fc.constantFrom("2020-01-01T00:00:00.000Z", new Date().toISOString()),
});

const aFilter: fc.Arbitrary<BoardFilter> = fc.record({
  whose: fc.constantFrom("mine" as const, "team" as const, "all" as const),
  teamId: fc.constantFrom(null, "t1"),
  statuses: fc.subarray(["open" as const, "won" as const, "lost" as const], { minLength: 1 }),
  lostReasonId: fc.constant(null),
  tagIds: fc.subarray(["g1", "g2"]),
  ownerIds: fc.subarray(["p1", "p2"]),
  unassigned: fc.boolean(),
  rotting: fc.boolean(),
  text: fc.constantFrom("", "elan", "OEUVRE", "martin"),
});

type Step =
  | { readonly kind: "put"; readonly card: Partial<OpportunityCard> & { readonly id: string } }
  | { readonly kind: "lay"; readonly card: Partial<OpportunityCard> & { readonly id: string } }
  | { readonly kind: "drop"; readonly id: string }
  | { readonly kind: "lift"; readonly id: string }
  | { readonly kind: "filter"; readonly filter: BoardFilter }
  | { readonly kind: "stage"; readonly id: string; readonly probability: string }
  | { readonly kind: "name"; readonly id: string; readonly name: string };

const anId = fc.integer({ min: 0, max: 14 }).map((n) => `o${n}`);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("put" as const), card: aCard }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lay" as const), card: aCard }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("drop" as const), id: anId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("lift" as const), id: anId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("filter" as const), filter: aFilter }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("stage" as const),
      id: fc.constantFrom(...stages),
      probability: fc.constantFrom("10", "33.33", "90"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("name" as const),
      id: fc.constantFrom("c1", "c2"),
      name: fc.constantFrom("Martin", "Durand"),
    }),
  },
);

let mutations = 0;

function take(step: Step, { store, index }: ReturnType<typeof aBoard>): void {
  if (step.kind === "filter") index.setFilter(step.filter);
  else store.batch("feed", () => write(step, store));
}

function write(step: Exclude<Step, { kind: "filter" }>, store: LiveStore): void {
  if (step.kind === "put") store.put("crm.opportunity", aRecord(step.card));
  else if (step.kind === "drop") store.drop("crm.opportunity", step.id);
  else if (step.kind === "stage") store.put("crm.stage", { ...aStage(step), rottingDays: 3 });
  else if (step.kind === "name") store.put("partners.name", { id: step.id, name: step.name, version: 1 });
  else if (step.kind === "lift") store.lift(`m${mutations - 1}`);
  else
    store.lay(`m${mutations++}`, [
      patch("crm.opportunity", step.card.id, (card) => ({ ...card, ...step.card })),
    ]);
}

describe("the board's columns", () => {
  it("are at every moment what sorting, filtering and adding up from scratch would give", {
    timeout: 60_000,
  }, () => {
    void fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        const board = aBoard();
        const lists = shapes.map((shape) => ({ shape, list: listOf(board, shape) }));
        board.index.attach(together(lists.map(({ list }) => list)));
        for (const step of steps) take(step, board);
        const shown: string[] = [];
        for (const stageId of stages) {
          const expected = fromScratch(board.store, board.index.filter, stageId);
          expect(board.index.ids(stageId)).toEqual(expected.ids);
          expect(board.index.totals(stageId)).toEqual(expected.totals);
          shown.push(...expected.ids);
        }
        for (const { list, shape } of lists) {
          expect([...list.cardIds()].sort()).toEqual([...shown].sort());
          expect(summed(list, shape)).toEqual(summed(listOf(board, shape), shape));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("wake only the columns that a move touches", () => {
    const { store, index } = aBoard();
    store.batch("feed", () => {
      store.put("crm.opportunity", aRecord({ id: "a", stageId: "s1" }));
      store.put("crm.opportunity", aRecord({ id: "b", stageId: "s2" }));
    });
    const told: string[] = [];
    for (const id of stages) store.topics.on(`column/${id}`, () => told.push(id));
    const third = index.ids("s3");
    store.batch("feed", () => store.put("crm.opportunity", aRecord({ id: "a", stageId: "s2", version: 2 })));
    expect(told.sort()).toEqual(["s1", "s2"]);
    expect(index.ids("s3")).toBe(third);
  });

  it("leave the lifted card where it is until it is let go", () => {
    const { store, index } = aBoard();
    store.batch("feed", () => store.put("crm.opportunity", aRecord({ id: "a", stageId: "s1" })));
    index.lift("a");
    store.batch("feed", () => store.put("crm.opportunity", aRecord({ id: "a", stageId: "s2", version: 2 })));
    expect(index.ids("s1")).toEqual(["a"]);
    index.lift(null);
    expect(index.ids("s1")).toEqual([]);
    expect(index.ids("s2")).toEqual(["a"]);
  });
});

describe("the totals of a column", () => {
  const totals = [{ stageId: "s1", status: "open" as const, count: 3, expected: "30.00", weighted: "15.00" }];

  it("are the server's until every card is held, and do not move while pages come in", () => {
    const { store, client, index } = aBoard();
    client.snapshot.complete = false;
    client.totals = totals;
    const put = (id: string, source: "load" | "feed") =>
      store.batch(source, () =>
        store.put("crm.opportunity", aRecord({ id, expectedRevenue: "10.00", version: 2 })),
      );
    put("a", "load");
    expect(index.totals("s1")).toEqual({ count: 3, expected: 3000, weighted: 1500 });
    put("b", "load");
    put("c", "feed");
    expect(index.totals("s1")).toEqual({ count: 3, expected: 3000, weighted: 1500 });
    client.snapshot.complete = true;
    store.topics.emit("snapshot");
    expect(index.totals("s1")).toEqual({ count: 3, expected: 3000, weighted: 1500 });
  });

  it("count a new card and forget one that went, held or not", () => {
    const { store, client, index } = aBoard();
    client.snapshot.complete = false;
    client.totals = totals;
    store.batch("load", () => store.put("crm.opportunity", aRecord({ id: "a", expectedRevenue: "10.00" })));
    store.batch("feed", () => store.put("crm.opportunity", aRecord({ id: "new", expectedRevenue: "5.00" })));
    expect(index.totals("s1")).toEqual({ count: 4, expected: 3500, weighted: 1750 });
    store.batch("feed", () => store.drop("crm.opportunity", "a"));
    expect(index.totals("s1")).toEqual({ count: 3, expected: 2500, weighted: 1250 });
  });

  it("of a narrower filter count only cards that are held", () => {
    const { store, client, index } = aBoard();
    client.snapshot.complete = false;
    client.totals = totals;
    store.batch("load", () => store.put("crm.opportunity", aRecord({ id: "a", ownerId: "p1" })));
    index.setFilter({ ...everyCard, whose: "mine" });
    expect(index.totals("s1").count).toBe(1);
  });
});
