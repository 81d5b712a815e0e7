import type { NamedPartner } from "@/common/crm/records";
import type { Kind } from "./kinds";
import { liveClient } from "./live-client";
import { useHeld, useRecords } from "./records";

/** Kinds whose records are called by a name. */
export type NamedKind = Exclude<Kind, "crm.opportunity.full" | "messaging.notice" | "import.run">;

/** Ids by name, as far as this device knows them. */
export function useNameOf(): (kind: NamedKind, id: string) => string | undefined {
  useRecords("identity.person");
  useRecords("identity.salesTeam");
  useRecords("crm.stage");
  useRecords("crm.tag");
  useRecords("crm.lostReason");
  return nameOf;
}

const nameOf = (kind: NamedKind, id: string): string | undefined => liveClient().store.get(kind, id)?.name;

/** Partners that some record on this device names. */
export const useKnownPartners = (): readonly NamedPartner[] => useHeld("partners.name");
