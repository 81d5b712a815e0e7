import * as z from "zod/mini";

/** Who is where, and doing what: told as it happens, kept nowhere (LIVE-4). */

/** What a screen shows: the pipeline as a whole, or one record. */
export const placeInput = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("board") }),
  z.strictObject({ at: z.literal("opportunity"), id: z.uuid() }),
  z.strictObject({ at: z.literal("partner"), id: z.uuid() }),
]);
export type Place = z.infer<typeof placeInput>;

/**
 * `drag`: a card in the air over a column, above the cards whose place in the order is `above` or after it, or at its
 * end. Not above a named card: that one may be hidden from who is told.
 */
const doingInput = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("drag"),
    id: z.uuid(),
    stageId: z.uuid(),
    above: z.nullable(z.string().check(z.maxLength(200))),
  }),
  z.strictObject({ do: z.literal("edit"), field: z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)) }),
  z.strictObject({ do: z.literal("write") }),
]);
export type Doing = z.infer<typeof doingInput>;

/** What a screen tells of itself. `place` is null where nobody looks at it. */
export const hereInput = z.strictObject({ place: z.nullable(placeInput), doing: z.nullable(doingInput) });
export type Here = z.infer<typeof hereInput>;

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
