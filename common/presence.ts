import type { Here, Place } from "./presence-input";

/** Who is where, and doing what: told as it happens, kept nowhere (LIVE-4). */

export const nowhere: Here = { place: null, doing: null };

/** A colleague's screen, as one person may know of it. */
export type Sighting = Here & { readonly by: string };

/** By number of the screen: what is new of it (what is left out has not changed), or null once it is gone. */
export type SightingChange = readonly [screen: number, change: Partial<Sighting> | null];

/** Milliseconds: how often a screen says that it is still there, and how long after its last word it counts as gone. */
export const heartbeat = 15_000;
export const goneAfter = 45_000;

export const isSamePlace = (one: Place | null, other: Place | null): boolean =>
  one?.at === other?.at && idOf(one) === idOf(other);

const idOf = (place: Place | null) => (place && "id" in place ? place.id : null);
