import { describe, expect, it, vi } from "vitest";
import { MemoryShelf, queueKeeper } from "@/testing/harness/memory-shelf";
import { aClient, cardsOf } from "@/testing/harness/opened-client";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, ScriptedWire, settled } from "@/testing/harness/scripted-wire";
import { LiveClient } from "./client";
import { defineEffect, patch } from "./effects";
import { WireError } from "./wire";

const renamed = defineEffect("test.keptName", ({ id, name }: { id: string; name: string }) => [
  patch("crm.opportunity", id, (card) => ({ ...card, name })),
]);
const base = () => aStart({ cards: [aTuple(aRecord({ id: "a", name: "base" }))] });
const edit = "crm.opportunity.edit";

describe("what waits (OFF-2, I6)", () => {
  it("is shown and sent by the next page, under the same id and in the order in which it was given", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void first.client.outbox.perform(edit, { id: "a" }, renamed({ id: "a", name: "one" }));
    void first.client.outbox.perform(edit, { id: "a" }, renamed({ id: "a", name: "two" }));
    await settled();
    expect(first.client.sync.waiting.map(({ isKept }) => isKept)).toEqual([true, true]);
    const sent = first.wire.next("command").args[1];
    first.client.stop();

    const { wire, client } = await aClient(base(), shelf);
    expect(cardsOf(client)).toEqual(["a two"]);
    expect(wire.calls.filter(({ name }) => name === "command").length).toBe(1);
    const again = wire.next("command");
    expect(again.args[1]).toBe(sent);
    again.answer({ seq: 1, result: null });
    await settled();
    expect(wire.next("command").args[0]).toBe(edit);
  });

  it("once accepted stays shown over a reload until the feed has brought it (I8)", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void first.client.outbox.perform(edit, { id: "a" }, renamed({ id: "a", name: "mine" }));
    await first.wire.answer("command", { seq: 5, result: null });
    first.client.outbox.wake();
    await settled();
    expect(shelf.held.map(({ state }) => state)).toEqual(["accepted"]);
    first.link.feed(message(0, 5));
    first.client.outbox.wake();
    await settled();
    expect(shelf.held).toEqual([]);
  });

  it("accepted while the first snapshot was read stays shown until the feed has brought it (I8)", async () => {
    const wire = new ScriptedWire();
    const keeper = queueKeeper(new MemoryShelf());
    const client = new LiveClient(wire, { schedule: (work) => work(), keeper });
    void client.start();
    await settled();
    void client.outbox.perform(edit, { id: "a" }, renamed({ id: "a", name: "mine" }));
    await wire.answer("command", { seq: 5, result: null });
    const link = await wire.begin(base());
    await settled();
    expect(cardsOf(client)).toEqual(["a mine"]);

    const record = aRecord({ id: "a", name: "mine", version: 2 });
    link.feed(message(0, 5, { entity: "crm.opportunity", op: "put", record }));
    expect(cardsOf(client)).toEqual(["a mine"]);
    expect(client.outbox.entries).toEqual([]);
  });

  it("accepted on an earlier page is not shown over a snapshot, which holds it, or lost it with a backup", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void first.client.outbox.perform(edit, { id: "a" }, renamed({ id: "a", name: "mine" }));
    await first.wire.answer("command", { seq: 5, result: null });
    first.client.outbox.wake();
    await settled();
    first.client.stop();

    const { client } = await aClient(base(), shelf);
    expect(cardsOf(client)).toEqual(["a base"]);
    client.outbox.wake();
    await settled();
    expect(shelf.held).toEqual([]);
  });

  it("refused for good needs attention on the next page too, until it is dropped", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void first.client.outbox.perform(edit, { id: "a" }, renamed({ id: "a", name: "mine" }));
    await first.wire.fail("command", new WireError("refused", "conflict"));
    first.client.outbox.wake();
    await settled();
    first.client.stop();

    const { client } = await aClient(base(), shelf);
    expect(cardsOf(client)).toEqual(["a base"]);
    expect(client.sync.needsAttention.map(({ reason }) => reason)).toEqual(["conflict"]);
    client.outbox.dismiss(client.sync.needsAttention[0]?.mutationId ?? "");
    client.outbox.wake();
    await settled();
    expect(shelf.held).toEqual([]);
  });

  it("says that it is not kept while the device is full, and is kept as soon as there is room", async () => {
    const shelf = new MemoryShelf();
    shelf.isFull = true;
    const { client } = await aClient(base(), shelf);
    void client.outbox.perform(edit, { id: "a" }, null);
    await settled();
    expect(client.sync.waiting.map(({ isKept }) => isKept)).toEqual([false]);
    shelf.isFull = false;
    client.outbox.wake();
    await settled();
    expect(client.sync.waiting.map(({ isKept }) => isKept)).toEqual([true]);
    expect(shelf.held.length).toBe(1);
  });

  it("is tried again soon where the device did not take it: it may be closed in the next moment", async () => {
    const shelf = new MemoryShelf();
    shelf.isFull = true;
    const { client } = await aClient(base(), shelf);
    void client.outbox.perform(edit, { id: "a" }, null);
    await settled();
    shelf.isFull = false;
    await vi.waitFor(() => expect(shelf.held).toHaveLength(1), { timeout: 2_000 });
    expect(client.sync.waiting.map(({ isKept }) => isKept)).toEqual([true]);
  });

  it("is never kept where its answer is for this moment alone: a one-time link, the end of a session", async () => {
    const shelf = new MemoryShelf();
    const { client } = await aClient(base(), shelf);
    void client.outbox.perform("identity.person.invite", {}, null);
    client.outbox.wake();
    await settled();
    expect(shelf.held).toEqual([]);
  });

  it("longer than the server remembers a command that was tried asks before it is sent once more", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void first.client.outbox.perform(edit, { id: "a" }, null);
    await settled();
    first.client.stop();
    const [entry] = shelf.held;
    if (!entry) throw new Error("Nothing is kept");
    await shelf.write([{ ...entry, tries: 1, createdAt: Date.now() - 41 * 86_400_000 }], []);

    const { client } = await aClient(base(), shelf);
    expect(client.sync.needsAttention.map(({ reason }) => reason)).toEqual(["tooOld"]);
  });

  it("stays on the device where the session had ended before the page could read it", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void first.client.outbox.perform(edit, { id: "a" }, null);
    await settled();
    first.client.stop();

    const wire = new ScriptedWire();
    const client = new LiveClient(wire, { schedule: (work) => work(), keeper: queueKeeper(shelf) });
    void client.start();
    await settled();
    await wire.fail("start", new WireError("signedOut", "signed_out"));
    expect(client.session.state).toBe("signedOut");
    expect(shelf.held.length).toBe(1);
  });
});
