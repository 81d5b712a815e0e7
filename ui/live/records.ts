import { useCallback, useSyncExternalStore } from "react";
import type { OpportunityCard, OpportunityRecord, StageRecord } from "@/common/crm/records";
import type { PartnerRecord } from "@/common/partners/records";
import type { Kind, Kinds, ListedKind } from "./kinds";
import { liveClient } from "./live-client";
import type { LiveStore } from "./store";
import type { FetchedKind, Holding } from "./working-set";

const nothing = () => undefined;

/** One record as the person sees it, their own waiting changes included; undefined where it is not held. */
export function useRecord<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
  const subscribe = useCallback(
    (listener: () => void) => liveClient().store.subscribe(kind, id, listener),
    [kind, id],
  );
  return useSyncExternalStore(subscribe, () => liveClient().store.get(kind, id), nothing);
}

const none: readonly never[] = [];

/** All records of a kind that the device holds, in no order. */
export function useHeld<K extends Kind>(kind: K): readonly Kinds[K][] {
  const subscribe = useCallback(
    (listener: () => void) => liveClient().store.subscribeKind(kind, listener),
    [kind],
  );
  return useSyncExternalStore(
    subscribe,
    () => liveClient().store.list(kind),
    () => none,
  );
}

/** All records of a small set: stages in board order, the others by name. */
export function useRecords<K extends ListedKind>(kind: K): readonly Kinds[K][] {
  const subscribe = useCallback(
    (listener: () => void) => liveClient().store.subscribeKind(kind, listener),
    [kind],
  );
  return useSyncExternalStore(
    subscribe,
    () => sorted(liveClient().store, kind),
    () => none,
  );
}

const sortedLists = new WeakMap<readonly unknown[], readonly unknown[]>();

function sorted<K extends ListedKind>(store: LiveStore, kind: K): readonly Kinds[K][] {
  const list = store.list(kind);
  const kept = sortedLists.get(list);
  if (kept) return kept as readonly Kinds[K][];
  const compare = kind === "crm.stage" ? byPlace : byName;
  const made = [...list].sort((a, b) => compare(a as StageRecord, b as StageRecord));
  sortedLists.set(list, made);
  return made;
}

const bytewise = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byPlace = (a: StageRecord, b: StageRecord) => bytewise(a.position, b.position) || bytewise(a.id, b.id);
const byName = (a: { name: string; id: string }, b: { name: string; id: string }) =>
  a.name.localeCompare(b.name) || bytewise(a.id, b.id);

/** The one company; undefined until the store is filled. */
export const useCompany = (): Kinds["identity.company"] | undefined => useRecords("identity.company")[0];

/** A partner's name, known wherever a card or record names them. */
export const usePartnerName = (id: string | null): string | undefined =>
  useRecord("partners.name", id ?? "")?.name;

/** Read when a screen opens it, and kept from then on. */
function useFetched(kind: FetchedKind, id: string): Holding {
  const subscribe = useCallback(
    (listener: () => void) => {
      const forget = liveClient().working.keep(kind, id);
      const off = liveClient().store.subscribe(kind, id, listener);
      return () => {
        off();
        forget();
      };
    },
    [kind, id],
  );
  return useSyncExternalStore(
    subscribe,
    () => liveClient().working.holding(kind, id),
    () => "loading",
  );
}

/** `missing`: deleted, or not for this person; the two look the same. A card may be there before its full record. */
export function useOpportunity(id: string): {
  readonly card?: OpportunityCard;
  readonly record?: OpportunityRecord;
  readonly state: Holding;
} {
  const state = useFetched("crm.opportunity.full", id);
  const card = useRecord("crm.opportunity", id);
  const record = useRecord("crm.opportunity.full", id);
  return { ...(card ? { card } : {}), ...(record ? { record } : {}), state };
}

export function usePartner(id: string): { readonly record?: PartnerRecord; readonly state: Holding } {
  const state = useFetched("partners.partner", id);
  const record = useRecord("partners.partner", id);
  return { ...(record ? { record } : {}), state };
}
