import { describe, expect, it } from "vitest";
import type { OpportunityRecord } from "@/common/crm/records";
import type { Change } from "@/common/live";
import { aClient, cardsOf } from "@/testing/harness/opened-client";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, settled } from "@/testing/harness/scripted-wire";
import { WireError } from "./wire";

const put = (record: OpportunityRecord): Change => ({ entity: "crm.opportunity", op: "put", record });
const evict = (id: string): Change => ({ entity: "crm.opportunity", op: "evict", id });

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
    expect(since.args).toEqual([{ epoch: "e1", access: 1, seq: 3, person: "p1" }]);
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
    expect(client.store.cursor).toEqual({ ...cursor, person: "p1" });
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
