import { describe, expect, it } from "vitest";
import { MemoryShelf } from "@/testing/harness/memory-shelf";
import { aClient } from "@/testing/harness/opened-client";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, settled } from "@/testing/harness/scripted-wire";
import type { LiveClient } from "./client";
import { WireError } from "./wire";

const base = () => aStart({ cards: [aTuple(aRecord({ id: "a", name: "base" }))] });
const addNote = "crm.opportunity.addNote";
const photo = { id: "f1", name: "site.jpg", type: "image/jpeg", size: 3 };

function note(client: LiveClient) {
  client.outbox.files.hold(photo.id, new Blob(["abc"]));
  return client.outbox.perform(addNote, { id: "a", body: "seen", fileIds: [photo.id] }, null, [photo]);
}
const commands = (wire: { calls: readonly { name: string }[] }) =>
  wire.calls.filter(({ name }) => name === "command").length;

describe("files that wait (OFF-2, I6)", () => {
  it("go ahead of their note, and what comes later for the record waits for both", async () => {
    const { client, wire } = await aClient(base(), new MemoryShelf());
    void note(client);
    void client.outbox.perform("crm.opportunity.move", { id: "a" }, null);
    await settled();
    expect(commands(wire)).toBe(0);
    await wire.answer("upload", undefined);
    expect(wire.next("command").args[0]).toBe(addNote);
    expect(commands(wire)).toBe(0);
  });

  it("outlive the page with their note, and leave the device once the feed has brought it", async () => {
    const shelf = new MemoryShelf();
    const first = await aClient(base(), shelf);
    void note(first.client);
    await settled();
    expect(first.client.sync.waiting[0]?.isKept).toBe(true);
    first.client.stop();

    const { client, wire, link } = await aClient(base(), shelf);
    const upload = wire.next("upload");
    expect(await (upload.args[1] as { blob: Blob }).blob.text()).toBe("abc");
    upload.answer(undefined);
    await settled();
    await wire.answer("command", { seq: 5, result: { timelineSeq: 2 } });
    expect(shelf.heldFiles).toEqual(["f1"]);
    link.feed(message(0, 5));
    client.outbox.wake();
    await settled();
    expect([shelf.heldFiles, shelf.held]).toEqual([[], []]);
  });

  it("without room on the device are said to be in this page only, while the words are kept", async () => {
    const shelf = new MemoryShelf();
    shelf.isFullForFiles = true;
    const { client, wire } = await aClient(base(), shelf);
    void note(client);
    await settled();
    const [waiting] = client.sync.waiting;
    expect([waiting?.isKept, waiting?.keepTrouble]).toEqual([false, "storageFull"]);
    expect(shelf.held.map(({ input }) => input)).toEqual([{ id: "a", body: "seen", fileIds: ["f1"] }]);

    shelf.isFullForFiles = false;
    client.outbox.wake();
    await settled();
    expect(client.sync.waiting.map(({ isKept, keepTrouble }) => [isKept, keepTrouble])).toEqual([
      [true, undefined],
    ]);
    expect(wire.calls.some(({ name }) => name === "upload")).toBe(true);
  });

  it("refused, need attention with their note; sent again they are still there, dropped they go", async () => {
    const shelf = new MemoryShelf();
    const { client, wire } = await aClient(base(), shelf);
    void note(client);
    await settled();
    await wire.fail("upload", new WireError("refused", "too_many_uploads"));
    const [refused] = client.sync.needsAttention;
    expect(refused?.reason).toBe("too_many_uploads");
    client.outbox.retry(refused?.mutationId ?? "");
    await settled();
    expect(shelf.heldFiles).toEqual(["f1"]);
    await wire.fail("upload", new WireError("refused", "file_program"));
    client.outbox.dismiss(client.sync.needsAttention[0]?.mutationId ?? "");
    await settled();
    expect(shelf.heldFiles).toEqual([]);
  });
});
