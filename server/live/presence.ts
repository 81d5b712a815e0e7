import { rights } from "@/common/identity/roles";
import { isSamePlace, nowhere, type Sighting } from "@/common/presence";
import type { Here, Place } from "@/common/presence-input";
import type { Actor } from "@/server/core/context";
import type { RecordSight } from "./record-sight";

/** One screen of one person. */
export type Screen = {
  readonly number: number;
  readonly person: () => string;
  here: Here;
  /** Milliseconds since the epoch at its last word. */
  heardAt: number;
};

/** What the person at `viewer` may know of `other`: null where that is nothing. */
export function sightingOf(
  sight: RecordSight,
  viewer: { readonly actor: Actor; readonly place: Place | null },
  other: Screen,
): Sighting | null {
  const by = other.person();
  const { place } = other.here;
  if (!viewer.place || !place || by === viewer.actor.personId) return null;
  if (!mayStandAt(sight, viewer.actor, viewer.place) || !mayStandAt(sight, viewer.actor, place)) return null;
  if (isSamePlace(viewer.place, place))
    return { by, place, doing: doingFor(sight, viewer.actor, other.here) };
  // A board shows who looks at its cards, and no more of what they do there.
  return viewer.place.at === "board" && place.at === "opportunity" ? { by, place, doing: null } : null;
}

/** Absent and hidden look the same. */
export function mayStandAt(sight: RecordSight, actor: Actor, place: Place): boolean {
  if (place.at === "board") return rights[actor.role].deals;
  return sight.sees(actor, entityAt[place.at], place.id);
}

export const entityAt = { opportunity: "crm.opportunity", partner: "partners.partner" } as const;

function doingFor(sight: RecordSight, actor: Actor, { doing }: Here): Here["doing"] {
  if (doing?.do !== "drag") return doing;
  return sight.sees(actor, "crm.opportunity", doing.id) ? doing : null;
}

/** What somebody claims of themselves, cut down to what they may do. */
export function honest(sight: RecordSight, actor: Actor, { place, doing }: Here): Here {
  if (!place || !mayStandAt(sight, actor, place)) return nowhere;
  if (!rights[actor.role].write) return { place, doing: null };
  return { place, doing: doingFor(sight, actor, { place, doing }) };
}

/** The records that somebody stands at, or holds in the air. */
export function recordsOf({
  place,
  doing,
}: Here): (readonly ["crm.opportunity" | "partners.partner", string])[] {
  const at = place && place.at !== "board" ? [[entityAt[place.at], place.id] as const] : [];
  return doing?.do === "drag" ? [...at, ["crm.opportunity", doing.id] as const] : at;
}
