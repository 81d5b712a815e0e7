import { describe, expect, it } from "vitest";
import type { OpportunityRecord } from "@/common/crm/records";
import type { Change } from "@/common/live";
import { aClient, cardsOf } from "@/testing/harness/opened-client";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, settled } from "@/testing/harness/scripted-wire";
import { until } from "@/testing/until";
import { appear, defineEffect, patch } from "./effects";
import { WireError } from "./wire";

const appears = defineEffect("test.appears", ({ id }: { id: string }) => [
  appear("crm.opportunity", aRecord({ id })),
]);
const put = (record: OpportunityRecord): Change => ({ entity: "crm.opportunity", op: "put", record });
const renamed = defineEffect("test.renamed", ({ id, name }: { id: string; name: string }) => [
  patch("crm.opportunity", id, (card) => ({ ...card, name })),
]);

describe("a command", () => {
  it("shows at once and stays until the feed has brought it", async () => {
    const { wire, client, link } = await aClient(
      aStart({ cards: [aTuple(aRecord({ id: "a", name: "base" }))] }),
    );
    const seen: string[] = [];
    client.store.subscribe("crm.opportunity", "a", () =>
      seen.push(client.store.get("crm.opportunity", "a")?.name ?? ""),
    );
    const outcome = client.outbox.perform(
      "crm.opportunity.edit",
      { id: "a" },
      renamed({ id: "a", name: "mine" }),
    );
    expect(cardsOf(client)).toEqual(["a mine"]);
    await wire.answer("command", { seq: 2, result: null });
    expect(await outcome).toEqual({ ok: true, result: null });
    link.feed(message(0, 1, put(aRecord({ id: "a", version: 2, name: "theirs" }))));
    expect(cardsOf(client)).toEqual(["a mine"]);
    link.feed(message(1, 2, put(aRecord({ id: "a", version: 3, name: "mine" }))));
    expect(cardsOf(client)).toEqual(["a mine"]);
    expect(new Set(seen)).toEqual(new Set(["mine"]));
    expect(client.outbox.entries).toEqual([]);
  });

  it("refused for good is taken back and needs attention", async () => {
    const { wire, client } = await aClient(aStart({ cards: [aTuple(aRecord({ id: "a", name: "base" }))] }));
    const outcome = client.outbox.perform(
      "crm.opportunity.edit",
      { id: "a" },
      renamed({ id: "a", name: "mine" }),
    );
    await wire.fail("command", new WireError("refused", "conflict", { details: [{ field: "name" }] }));
    expect(await outcome).toMatchObject({ ok: false, reason: "conflict", details: [{ field: "name" }] });
    expect(cardsOf(client)).toEqual(["a base"]);
    expect(client.sync.needsAttention.map(({ reason }) => reason)).toEqual(["conflict"]);
  });

  it("that the server could not take is waiting, and nothing is called live until it has", async () => {
    const { wire, client } = await aClient();
    expect(client.sync.state).toBe("live");
    const outcome = client.outbox.perform("crm.opportunity.edit", { id: "a" }, null);
    await wire.fail("command", new WireError("busy", "internal"));
    expect(client.sync).toMatchObject({ state: "catchingUp", waiting: [{ reason: "internal" }] });
    client.pauses.wake();
    await settled();
    expect(client.sync.state).toBe("catchingUp");
    await wire.answer("command", { seq: 1, result: null });
    expect(await outcome).toMatchObject({ ok: true });
    expect(client.sync).toMatchObject({ state: "live", waiting: [] });
  });

  it("waits as long as a busy server asks, whatever wakes it, and never needs attention for it", async () => {
    const { wire, client } = await aClient();
    void client.outbox.perform("crm.opportunity.edit", { id: "a" }, null);
    for (let tries = 0; tries < 6; tries++) {
      const begun = performance.now();
      await wire.fail("command", new WireError("busy", "busy", { retryAfter: 40 }));
      client.pauses.wake();
      client.outbox.wake();
      await until(() => wire.calls.length > 0);
      // A timer may fire a fraction of a millisecond early.
      expect(performance.now() - begun).toBeGreaterThan(38);
    }
    expect(client.sync).toMatchObject({ waiting: [{ reason: "busy" }], needsAttention: [] });
    client.stop();
  });

  it("is tried again under the same id when the network failed", async () => {
    const { wire, client } = await aClient();
    void client.outbox.perform("crm.opportunity.edit", { id: "a" }, null);
    const first = wire.next("command");
    first.fail(new WireError("network", "network"));
    await settled();
    expect(client.sync.waiting.length).toBe(1);
    client.wake();
    await settled();
    expect(wire.next("command").args[1]).toBe(first.args[1]);
  });

  it("does not overtake an earlier one on the same record, nor one on a record that it names", async () => {
    const { wire, client } = await aClient();
    const a = "0190aaaa-0000-7000-8000-000000000001";
    const b = "0190aaaa-0000-7000-8000-000000000002";
    void client.outbox.perform("create", { id: a }, null);
    void client.outbox.perform("edit", { id: a }, null);
    void client.outbox.perform("move", { id: b, afterId: a }, null);
    void client.outbox.perform("other", { id: "c" }, null);
    expect(wire.calls.map(({ args }) => args[0])).toEqual(["create", "other"]);
    await wire.answer("command", { seq: 1, result: null });
    expect(wire.calls.map(({ args }) => args[0])).toEqual(["other", "edit"]);
  });

  it("whose effect lies over another's is shown in the order in which they were given", async () => {
    const { wire, client } = await aClient(aStart({ cards: [aTuple(aRecord({ id: "a", name: "base" }))] }));
    void client.outbox.perform("edit", { id: "a" }, renamed({ id: "a", name: "first" }));
    void client.outbox.perform("edit", { id: "a" }, renamed({ id: "a", name: "second" }));
    await wire.fail("command", new WireError("refused", "rule"));
    expect(cardsOf(client)).toEqual(["a second"]);
    await wire.fail("command", new WireError("refused", "rule"));
    expect(cardsOf(client)).toEqual(["a base"]);
  });
});

describe("after a backup was put back, a command", () => {
  const cards = [aTuple(aRecord({ id: "a", name: "base" }))];
  const begun = () => aClient(aStart({ cursor: { epoch: "e1", access: 1, seq: 200 }, cards }));
  const restored = { epoch: "e2", access: 1, seq: 103 };
  const edit = ["crm.opportunity.edit", { id: "a" }, renamed({ id: "a", name: "mine" })] as const;

  it("accepted before this device hears of it stays shown, over the new snapshot too, until the feed brings it", async () => {
    const { wire, client, link } = await begun();
    void client.outbox.perform(...edit);
    await wire.answer("command", { seq: 105, epoch: "e2", result: null });
    expect(cardsOf(client)).toEqual(["a mine"]);
    link.hello(restored);
    await wire.answer("start", aStart({ cursor: restored, cards }));
    expect(cardsOf(client)).toEqual(["a mine"]);
    link.feed(message(103, 105, put(aRecord({ id: "a", version: 2, name: "mine" }))));
    expect(cardsOf(client)).toEqual(["a mine"]);
    expect(client.outbox.entries).toEqual([]);
  });

  it("accepted before it was made over is gone with all else that was written since", async () => {
    const { wire, client, link } = await begun();
    void client.outbox.perform(...edit);
    await wire.answer("command", { seq: 201, epoch: "e1", result: null });
    link.hello(restored);
    await wire.answer("start", aStart({ cursor: restored, cards }));
    expect(cardsOf(client)).toEqual(["a base"]);
    expect(client.outbox.entries).toEqual([]);
  });
});

describe("a session that ends", () => {
  it("takes what waits from the screen and keeps it in the queue", async () => {
    const { wire, client, link } = await aClient(aStart({ cards: [aTuple(aRecord({ id: "a" }))] }));
    void client.outbox.perform("edit", { id: "a" }, appears({ id: "new" }));
    expect(cardsOf(client).length).toBe(2);
    link.down(true);
    await wire.fail("since", new WireError("signedOut", "signed_out"));
    expect(cardsOf(client)).toEqual([]);
    expect(client.sync.waiting.length).toBe(1);
  });
});

describe("the connection", () => {
  it("says offline when it is lost and comes back by itself when woken", async () => {
    const { wire, client, link } = await aClient();
    link.down(false);
    expect(client.sync.state).toBe("offline");
    client.wake();
    await settled();
    expect(wire.links.length).toBe(2);
    wire.link.hello({ epoch: "e1", access: 1, seq: 0 });
    await wire.answer("since", { reset: null, seq: 0, more: false, changes: [] });
    expect(client.sync.state).toBe("live");
  });

  it("to a server that leaves is not yet offline", async () => {
    const { client, link } = await aClient();
    link.leaving(5_000);
    expect(client.sync.state).toBe("catchingUp");
    client.stop();
  });
});
