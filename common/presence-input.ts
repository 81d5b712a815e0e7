import * as z from "zod/mini";

/** What a screen tells of presence. Apart from its kinds and rules, which a browser needs without the parser. */

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
