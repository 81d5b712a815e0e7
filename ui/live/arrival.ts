import { deleteOthers } from "./device-database";
import { personKey } from "./device-keeper";
import { forgetTraces } from "./traces";

/** Somebody signed in on this device: what another person left on it goes before anything is shown. */
export async function arrive(personId: string): Promise<void> {
  forgetTraces(personId);
  const before = localStorage.getItem(personKey);
  if (before === personId) return;
  localStorage.removeItem(personKey);
  await deleteOthers(personId, before ? [before] : []);
}
