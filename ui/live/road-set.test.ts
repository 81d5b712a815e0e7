import { describe, expect, it } from "vitest";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import type { PartnerRecord } from "@/common/partners/records";
import { MemoryShelf } from "@/testing/harness/memory-shelf";
import { aClient } from "@/testing/harness/opened-client";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, type ScriptedWire, settled } from "@/testing/harness/scripted-wire";
import { until } from "@/testing/until";
import { WireError } from "./wire";

const mine = aRecord({ id: "mine", ownerId: "p1", customerId: "c1" });
const team = aRecord({ id: "team", teamId: "t1" });
const deals = [
  team,
  mine,
  aRecord({ id: "lost", ownerId: "p1", status: "lost" }),
  aRecord({ id: "others", teamId: "t2", ownerId: "p2" }),
];
const start = () => aStart({ cards: deals.map((record) => aTuple(record)) });
const anEntry = (seq: number): TimelineEntryRecord => ({
  ...{ id: `entry${seq}`, seq, revised: seq, kind: "note", authorId: "p1", body: "Called." },
  ...{ changes: [], files: [], createdAt: "2026-11-02T10:00:00Z", editedAt: null, deleted: null },
});
const asked = (wire: ScriptedWire, name: string) =>
  until(() => wire.calls.some((call) => call.name === name));

describe("what is taken along (OFF-1)", () => {
  it("is one's own and one's teams' open opportunities, own first, and then the partners on them", async () => {
    const { wire, client } = await aClient(start());
    await asked(wire, "opportunities");
    const request = wire.next("opportunities");
    expect(request.args).toEqual([["mine", "team"]]);
    request.answer([mine, team]);
    await asked(wire, "partners");
    const partners = wire.next("partners");
    expect(partners.args).toEqual([["c1"]]);
    partners.answer([{ id: "c1", name: "Chartreuse", version: 1 } as PartnerRecord]);
    await settled();
    expect(client.store.get("crm.opportunity.full", "mine")).toEqual(mine);
    expect(client.store.get("partners.partner", "c1")?.name).toBe("Chartreuse");
  });

  it("brings the newest lines of their histories along, again only where a record has news", async () => {
    const { wire, client, link } = await aClient(start(), new MemoryShelf());
    const records = [{ ...mine, timelineSeq: 2 }, team];
    await asked(wire, "opportunities");
    wire.next("opportunities").answer(records);
    await asked(wire, "partners");
    wire.next("partners").answer([]);
    await asked(wire, "heads");
    const heads = wire.next("heads");
    expect(heads.args).toEqual([["mine", "team"]]);
    heads.answer([
      { recordId: "mine", entries: [anEntry(2), anEntry(1)] },
      { recordId: "team", entries: [] },
    ]);
    await until(async () => (await client.along.held())?.histories === 2);
    const histories = await client.along.histories();
    expect((await histories?.get("mine"))?.entries.map(({ seq }) => seq)).toEqual([2, 1]);
    link.feed(message(0, 1, { entity: "crm.opportunity", op: "evict", id: "mine" }));
    await until(async () => (await histories?.get("mine")) === null);
    expect((await histories?.get("team"))?.count).toBe(team.timelineSeq);
  });

  it("ends where the room for it does, and says so", async () => {
    const megabyte = "x".repeat(1_000_000);
    const deals = Array.from({ length: 150 }, (_, place) => aRecord({ id: `deal${place}`, ownerId: "p1" }));
    const { wire, client } = await aClient(aStart({ cards: deals.map((record) => aTuple(record)) }));
    await asked(wire, "opportunities");
    const request = wire.next("opportunities");
    const [ids] = request.args as [string[]];
    expect(ids).toHaveLength(50);
    request.answer(ids.map((id) => aRecord({ id, ownerId: "p1", description: megabyte })));
    await until(async () => (await client.along.held())?.isWhole === false);
    expect(wire.calls.filter(({ name }) => name === "opportunities")).toEqual([]);
    expect(await client.along.held()).toMatchObject({ opportunities: 50 });
  });

  it("is kept by the feed, with what becomes one's own", async () => {
    const { client, link } = await aClient(aStart());
    const given = aRecord({ id: "given", ownerId: "p1" });
    const others = aRecord({ id: "others", ownerId: "p2" });
    link.feed(
      message(
        0,
        1,
        { entity: "crm.opportunity", op: "put", record: given },
        { entity: "crm.opportunity", op: "put", record: others },
      ),
    );
    expect(client.store.get("crm.opportunity.full", "given")).toEqual(given);
    expect(client.store.get("crm.opportunity.full", "others")).toBeUndefined();
    expect(client.store.get("crm.opportunity", "others")).toBeDefined();
  });

  it("is asked for again at the next contact where a request failed", async () => {
    const { wire, client } = await aClient(start());
    await asked(wire, "opportunities");
    await wire.fail("opportunities", new WireError("network", "network"));
    client.wake();
    await wire.answer("since", { reset: null, seq: 0, more: false, changes: [] });
    await asked(wire, "opportunities");
    expect(wire.next("opportunities").args).toEqual([["mine", "team"]]);
  });
});
