import { describe, expect, it } from "vitest";
import { cardOf } from "@/common/crm/card-tuple";
import { aRecord, aStage } from "@/testing/harness/records";
import { packsOf, rowsOf } from "./packs";
import { StageSums } from "./stage-sums";
import { LiveStore } from "./store";

const aCard = (n: number, more: Partial<ReturnType<typeof aRecord>> = {}) =>
  cardOf(aRecord({ id: `o${n}`, stageId: "s1", position: `a${String(n).padStart(5, "0")}`, ...more }));

function filled(cards: number): LiveStore {
  const store = new LiveStore();
  store.batch("load", () => {
    store.put("crm.stage", aStage({ id: "s1" }));
    store.put("crm.stage", aStage({ id: "s2" }));
    for (let n = cards; n > 0; n--) store.put("crm.opportunity", aCard(n, { customerId: `c${n % 9}` }));
    for (let n = 0; n < 9; n++)
      store.put("partners.name", { id: `c${n}`, name: `Customer ${n}`, version: 1 });
    store.put("partners.name", { id: "c99", name: "No card names it", version: 1 });
  });
  return store;
}

describe("packs", () => {
  it("hold every row of the base once, whatever their number", () => {
    for (const cards of [0, 1, 20, 21, 250, 1_234]) {
      const store = filled(cards);
      const rows = [...packsOf(store)].flatMap((pack) => [...rowsOf(pack)]);
      const keys = rows.map(({ kind, row }) => `${kind}/${row.id}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBe(2 + cards + 10);
      for (const { kind, row } of rows) expect(row).toEqual(store.base(kind, row.id));
    }
  });

  it("begin with what the first screen shows: all stages, and each column's first cards with their customers", () => {
    const store = filled(1_000);
    store.batch("load", () => {
      store.put("crm.opportunity", aCard(0, { id: "lost", status: "lost" }));
      store.put("crm.opportunity", aCard(7, { id: "other", stageId: "s2" }));
    });
    const [first = ""] = packsOf(store);
    const rows = [...rowsOf(first)];
    const of = (kind: string) => rows.filter((one) => one.kind === kind).map(({ row }) => row.id);
    expect(of("crm.stage")).toEqual(["s1", "s2"]);
    const top = Array.from({ length: 20 }, (_, n) => `o${n + 1}`);
    expect(of("crm.opportunity")).toEqual([...top, "other"]);
    expect(of("partners.name").sort()).toEqual(["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"]);
  });
});

describe("sums of stages", () => {
  it("follow what changes as if counted afresh", () => {
    const store = filled(30);
    const kept = new StageSums(store);
    kept.start(new StageSums(store).totals());
    store.onBase = (kind, id, before) => {
      if (kind === "crm.opportunity") kept.changed(before as never, store.base("crm.opportunity", id));
    };
    store.batch("feed", () => {
      store.put("crm.opportunity", aCard(1, { stageId: "s2", expectedRevenue: "12.50" }));
      store.put("crm.opportunity", aCard(2, { status: "won", probability: "33" }));
      store.put("crm.opportunity", aCard(77));
      store.drop("crm.opportunity", "o3");
    });
    const sorted = (sums: StageSums) =>
      sums.totals().sort((a, b) => (a.stageId + a.status < b.stageId + b.status ? -1 : 1));
    expect(sorted(kept)).toEqual(sorted(new StageSums(store)));
    expect(sorted(kept).map(({ count }) => count)).toEqual([28, 1, 1]);
  });
});
