import { LiveClient } from "@/ui/live/client";
import { aStart } from "./records";
import { ScriptedWire, settled } from "./scripted-wire";

/** A client that has its snapshot and is greeted, over a server that the test plays. */
export async function aClient(start = aStart()) {
  const wire = new ScriptedWire();
  const client = new LiveClient(wire, { schedule: (work) => work(), keeper: null });
  void client.start();
  await settled();
  const link = await wire.begin(start);
  await settled();
  return { wire, client, link };
}

export const cardsOf = (client: LiveClient): string[] =>
  client.store.list("crm.opportunity").map(({ id, name }) => `${id} ${name}`);
