import { deleteAllBut, namesOf } from "./device-database";
import { personKey } from "./device-keeper";
import { outboxesInUse } from "./outbox-shelf";
import { forgetTraces } from "./traces";

/** Somebody signed in on this device: what another person left on it goes before anything is shown. */
export async function arrive(personId: string): Promise<void> {
  forgetTraces(personId);
  const before = localStorage.getItem(personKey);
  if (before === personId) return;
  localStorage.removeItem(personKey);
  await deleteAllBut(namesOf(personId), before ? [before] : []);
}

/** Changes that whoever was signed in before could not send, because the server had ended the session. */
export const leftUnsent = async (): Promise<number> =>
  (await outboxesInUse()).reduce((sum, { count }) => sum + count, 0);
