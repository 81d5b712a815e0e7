import * as z from "zod/mini";
import { hue, percent, text, uuid } from "../fields";

const stageName = text(1, 80);
const rottingDays = z.nullable(z.int("wholeNumber").check(z.gte(1, "tooSmall"), z.lte(3650, "tooLarge")));

export const createStageInput = z.strictObject({
  /** Made by the client. */
  id: uuid,
  name: stageName,
  /** Null: shared by every team. */
  teamId: z.nullable(uuid),
  isWon: z.boolean(),
  probability: percent,
  rottingDays,
  hue,
});
export type CreateStageInput = z.infer<typeof createStageInput>;

export const editStageInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({
    name: z.optional(stageName),
    teamId: z.optional(z.nullable(uuid)),
    isWon: z.optional(z.boolean()),
    probability: z.optional(percent),
    rottingDays: z.optional(rottingDays),
    hue: z.optional(hue),
    folded: z.optional(z.boolean()),
  }),
});
export type EditStageInput = z.infer<typeof editStageInput>;

/** A whole board at once, in order; for a company that has no opportunities yet. */
export const layOutInput = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        id: uuid,
        name: stageName,
        isWon: z.boolean(),
        probability: percent,
        rottingDays,
        hue,
      }),
    )
    .check(z.minLength(2, "tooFewStages"), z.maxLength(15, "tooLong"), z.refine(isBoard, "needsWon")),
});
export type LayOutInput = z.infer<typeof layOutInput>;

/** Somewhere to begin, somewhere to win, and no name twice. */
function isBoard(stages: readonly { name: string; isWon: boolean }[]): boolean {
  const names = new Set(stages.map(({ name }) => name.toLowerCase()));
  return stages.some(({ isWon }) => isWon) && !stages[0]?.isWon && names.size === stages.length;
}

export const moveStageInput = z.strictObject({
  id: uuid,
  /** The stages right before and right after the new place, as the person saw them; null: an end of the board. */
  afterId: z.nullable(uuid),
  beforeId: z.nullable(uuid),
});
export type MoveStageInput = z.infer<typeof moveStageInput>;

export const removeStageInput = z.strictObject({
  id: uuid,
  /** Where its opportunities go; needed only where it holds any. */
  moveTo: z.nullable(uuid),
});
export type RemoveStageInput = z.infer<typeof removeStageInput>;

/** Brings a removed stage back, named by who removed it and the mutation. */
export const unremoveStageInput = z.strictObject({ by: uuid, merge: uuid });
export type UnremoveStageInput = z.infer<typeof unremoveStageInput>;
