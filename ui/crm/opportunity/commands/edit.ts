import type { EditableField, EditableValues, EditInput } from "@/common/crm/opportunity";
import type { OpportunityCard, OpportunityRecord } from "@/common/crm/records";
import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";
import { absent } from "./absent";
import { opportunitySet } from "./opportunity-effects";

type Values = Partial<EditableValues>;

/**
 * Edits fields in place. `bases` are the values the person started from; left out, those the store shows now. Text that
 * only the full record has cannot be edited without it.
 */
export function editOpportunity(
  id: string,
  next: Values,
  bases: Values = {},
  client: LiveClient = liveClient(),
) {
  const held: OpportunityCard | OpportunityRecord | undefined =
    client.store.get("crm.opportunity.full", id) ?? client.store.get("crm.opportunity", id);
  if (!held) return absent();
  const fields = Object.keys(next) as EditableField[];
  if (fields.some((field) => !(field in bases) && !(field in held))) return absent();
  const changes = Object.fromEntries(
    fields.map((field) => [
      field,
      { base: field in bases ? bases[field] : (held as OpportunityRecord)[field], next: next[field] },
    ]),
  ) as EditInput["changes"];
  return performOn(
    client,
    "crm.opportunity.edit",
    { id, changes },
    opportunitySet({ id, fields: { ...next, ...names(client, next), touchedAt: new Date().toISOString() } }),
  );
}

/** The full record names its partners beside their ids. */
function names({ store }: LiveClient, { customerId, contactId }: Values): Partial<OpportunityRecord> {
  const named = (id: string | null) => (id === null ? null : (store.get("partners.name", id) ?? null));
  return {
    ...(customerId === undefined ? {} : { customer: named(customerId) }),
    ...(contactId === undefined ? {} : { contact: named(contactId) }),
  };
}
