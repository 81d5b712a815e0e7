import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { isSamePlace } from "@/common/presence";
import type { Doing, Place } from "@/common/presence-input";
import { liveClient } from "./live-client";

const nobody = "";

/** While mounted, this screen is there: colleagues who may know see this person's face. */
export function useStandAt(place: Place): void {
  const { at } = place;
  const id = "id" in place ? place.id : null;
  useEffect(() => liveClient().presence.standAt(id === null ? { at: "board" } : placeOf(at, id)), [at, id]);
}

const placeOf = (at: Place["at"], id: string): Place => (at === "board" ? { at } : { at, id });

/** What this person does at the place of this screen, for as long as it lasts. */
export const tellDoing = (doing: Doing | null): void => liveClient().presence.doing(doing);

/** Each colleague at the place once, by id. */
export function usePeopleAt(place: Place): readonly string[] {
  return split(usePresence(() => peopleWhere((theirs) => isSamePlace(theirs, place))));
}

/** Colleagues who look at the page of this opportunity. */
export function useWatchers(id: string): readonly string[] {
  const read = () => peopleWhere((theirs) => theirs?.at === "opportunity" && theirs.id === id);
  return split(usePresence(read));
}

type Did<K extends Doing["do"]> = Extract<Doing, { do: K }> & { readonly by: string };

/** What colleagues do of one kind, at whatever place this screen is. */
export function useDoings<K extends Doing["do"]>(
  kind: K,
  wanted: (did: Did<K>) => boolean = always,
): readonly Did<K>[] {
  const read = () => {
    const found: Did<K>[] = [];
    for (const { by, doing } of liveClient().presence.sightings.values()) {
      if (doing?.do !== kind) continue;
      const did = { ...doing, by } as Did<K>;
      if (wanted(did)) found.push(did);
    }
    return found.length > 0 ? JSON.stringify(found) : nobody;
  };
  const found = usePresence(read);
  return useMemo(() => (found === nobody ? [] : (JSON.parse(found) as Did<K>[])), [found]);
}

const always = () => true;

/** A text, so that only what looks different renders again. */
function usePresence(read: () => string): string {
  const subscribe = useCallback(
    (listener: () => void) => liveClient().store.topics.on("presence", listener),
    [],
  );
  return useSyncExternalStore(subscribe, read, () => nobody);
}

function peopleWhere(wanted: (place: Place | null) => boolean): string {
  const { sightings } = liveClient().presence;
  if (sightings.size === 0) return nobody;
  const people = new Set<string>();
  for (const { by, place } of sightings.values()) if (wanted(place)) people.add(by);
  return [...people].join(" ");
}

const split = (people: string): readonly string[] => (people === nobody ? [] : people.split(" "));
