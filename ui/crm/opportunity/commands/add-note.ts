import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { opportunitySet } from "./opportunity-effects";

/** A note in the timeline. An open timeline shows waiting notes from `useSync().waiting` until the feed has brought them. */
export const addNote = (
  { id, body }: { readonly id: string; readonly body: string },
  client: LiveClient = liveClient(),
) =>
  performOn(
    client,
    "crm.opportunity.addNote",
    { id, body },
    opportunitySet({ id, fields: { touchedAt: new Date().toISOString() } }),
  );
