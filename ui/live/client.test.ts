import { describe, expect, it } from "vitest";
import type { OpportunityRecord } from "@/common/crm/records";
import type { Change } from "@/common/live";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, ScriptedWire, settled } from "@/testing/harness/scripted-wire";
import { LiveClient } from "./client";
import { defineEffect, patch } from "./effects";
import { WireError } from "./wire";

const put = (record: OpportunityRecord): Change => ({ entity: "crm.opportunity", op: "put", record });
const evict = (id: string): Change => ({ entity: "crm.opportunity", op: "evict", id });
const renamed = defineEffect("test.renamed", ({ id, name }: { id: string; name: string }) => [
  patch("crm.opportunity", id, (card) => ({ ...card, name })),
]);

async function aClient(start = aStart()) {
  const wire = new ScriptedWire();
  const client = new LiveClient(wire, { schedule: (work) => work(), keeper: null });
  void client.start();
  await settled();
  const link = await wire.begin(start);
  await settled();
  return { wire, client, link };
}

const cardsOf = (client: LiveClient) =>
  client.store.list("crm.opportunity").map(({ id, name }) => `${id} ${name}`);

describe("the feed", () => {
  it("applies what follows, ignores what it has, and pulls what it missed", async () => {
    const { wire, client, link } = await aClient();
    link.feed(message(0, 3, put(aRecord({ id: "a", name: "one" }))));
    expect(cardsOf(client)).toEqual(["a one"]);
    expect(client.store.cursor?.seq).toBe(3);

    link.feed(message(0, 3, put(aRecord({ id: "a", name: "again" }))));
    expect(cardsOf(client)).toEqual(["a one"]);

    link.feed(message(5, 6, put(aRecord({ id: "b", name: "six" }))));
    expect(client.store.cursor?.seq).toBe(3);
    const since = wire.next("since");
    expect(since.args).toEqual([{ epoch: "e1", access: 1, seq: 3 }]);
    since.answer({ reset: null, seq: 5, more: false, changes: [put(aRecord({ id: "c", name: "five" }))] });
    await settled();
    expect(cardsOf(client)).toEqual(["a one", "c five", "b six"]);
    expect(client.store.cursor?.seq).toBe(6);
    expect(client.sync.state).toBe("live");
  });

  it("pulls page after page until there is no more", async () => {
    const { wire, client, link } = await aClient();
    link.hello({ epoch: "e1", access: 1, seq: 9 });
    await wire.answer("since", { reset: null, seq: 4, more: true, changes: [put(aRecord({ id: "a" }))] });
    await wire.answer("since", { reset: null, seq: 9, more: false, changes: [put(aRecord({ id: "b" }))] });
    expect(client.store.cursor?.seq).toBe(9);
    expect(wire.calls).toEqual([]);
  });

  it("never lets an older copy replace a newer one", async () => {
    const { client, link } = await aClient();
    link.feed(message(0, 1, put(aRecord({ id: "a", version: 5, name: "new" }))));
    link.feed(message(1, 2, put(aRecord({ id: "a", version: 4, name: "old" }))));
    expect(cardsOf(client)).toEqual(["a new"]);
  });

  it("takes a new snapshot where epoch or access differ, and keeps the queue", async () => {
    const { wire, client, link } = await aClient();
    link.feed(message(0, 1, put(aRecord({ id: "gone" }))));
    void client.outbox.perform("crm.opportunity.edit", { id: "kept" }, null);
    link.hello({ epoch: "e1", access: 2, seq: 1 });
    const cursor = { epoch: "e1", access: 2, seq: 1 };
    await wire.answer("start", aStart({ cursor, cards: [aTuple(aRecord({ id: "kept", name: "k" }))] }));
    expect(cardsOf(client)).toEqual(["kept k"]);
    expect(client.store.cursor).toEqual(cursor);
    expect(client.sync.waiting.length).toBe(1);
  });

  it("drops messages received before the server said reset", async () => {
    const { wire, client, link } = await aClient();
    link.feed(message(4, 5, put(aRecord({ id: "hidden" }))));
    link.reset("access");
    await wire.answer("since", { reset: null, seq: 5, more: false, changes: [] });
    await wire.answer("start", aStart({ cursor: { epoch: "e1", access: 2, seq: 4 } }));
    expect(cardsOf(client)).toEqual([]);
  });

  it("ends the session and empties the store where the server knows it no longer", async () => {
    const { wire, client, link } = await aClient(aStart({ cards: [aTuple(aRecord({ id: "a" }))] }));
    link.down(true);
    await wire.fail("since", new WireError("signedOut", "signed_out"));
    expect(client.session.state).toBe("signedOut");
    expect(cardsOf(client)).toEqual([]);
  });
});

describe("the snapshot's pages", () => {
  it("leave out what was evicted after they were read, and bring in what was not", async () => {
    const { wire, client, link } = await aClient(aStart({ next: "open" }));
    link.feed(message(0, 7, evict("a")));
    await wire.answer("page", {
      asOf: 5,
      cards: [aTuple(aRecord({ id: "a" })), aTuple(aRecord({ id: "b", name: "b" }))],
      next: "more",
    });
    expect(cardsOf(client)).toEqual(["b b"]);
    await wire.answer("page", { asOf: 8, cards: [aTuple(aRecord({ id: "a", name: "back" }))], next: null });
    expect(cardsOf(client)).toEqual(["b b", "a back"]);
    expect(client.snapshot.complete).toBe(true);
  });

  it("never undo what the feed brought meanwhile", async () => {
    const { wire, client, link } = await aClient(aStart({ next: "open" }));
    link.feed(message(0, 7, put(aRecord({ id: "a", version: 3, name: "new" }))));
    await wire.answer("page", {
      asOf: 5,
      cards: [aTuple(aRecord({ id: "a", version: 2, name: "old" }))],
      next: null,
    });
    expect(cardsOf(client)).toEqual(["a new"]);
  });

  it("of an older snapshot are not taken into a newer one", async () => {
    const { wire, client, link } = await aClient(aStart({ next: "open" }));
    link.reset("access");
    await settled();
    await wire.answer("start", aStart({ cursor: { epoch: "e1", access: 2, seq: 0 } }));
    await wire.answer("page", { asOf: 0, cards: [aTuple(aRecord({ id: "hidden" }))], next: null });
    expect(cardsOf(client)).toEqual([]);
  });
});

describe("an opened record", () => {
  it("that was evicted while it was read stays away", async () => {
    const { wire, client, link } = await aClient();
    const forget = client.working.keep("crm.opportunity.full", "a");
    link.feed(message(0, 1, evict("a")));
    await wire.answer("opportunity", aRecord({ id: "a" }));
    expect(client.store.get("crm.opportunity", "a")).toBeUndefined();
    expect(client.working.holding("crm.opportunity.full", "a")).toBe("missing");
    forget();
  });

  it("read before a new snapshot is void", async () => {
    const { wire, client, link } = await aClient();
    client.working.keep("crm.opportunity.full", "a");
    link.reset("access");
    await settled();
    await wire.answer("start", aStart({ cursor: { epoch: "e1", access: 2, seq: 0 } }));
    await wire.answer("opportunity", aRecord({ id: "a" }));
    expect(client.store.get("crm.opportunity", "a")).toBeUndefined();
  });

  it("is kept up to date by the feed in full", async () => {
    const { wire, client, link } = await aClient();
    client.working.keep("crm.opportunity.full", "a");
    await wire.answer("opportunity", aRecord({ id: "a", email: "old@example.test" }));
    link.feed(message(0, 1, put(aRecord({ id: "a", version: 2, email: "new@example.test" }))));
    expect(client.store.get("crm.opportunity.full", "a")?.email).toBe("new@example.test");
  });
});

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
