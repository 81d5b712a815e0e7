import { LiveClient } from "@/ui/live/client";
import { type MemoryShelf, queueKeeper } from "./memory-shelf";
import { aStart } from "./records";
import { ScriptedWire, settled } from "./scripted-wire";

/** A client that has its snapshot and is greeted, over a server that the test plays. */
export async function aClient(start = aStart(), shelf: MemoryShelf | null = null) {
  const wire = new ScriptedWire();
  const client = new LiveClient(wire, { schedule: (work) => work(), keeper: shelf && queueKeeper(shelf) });
  void client.start();
  await settled();
  const link = await wire.begin(start);
  await settled();
  return { wire, client, link };
}

export const cardsOf = (client: LiveClient): string[] =>
  client.store.list("crm.opportunity").map(({ id, name }) => `${id} ${name}`);
