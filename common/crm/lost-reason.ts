import * as z from "zod/mini";
import { text, uuid } from "../fields";

const reasonName = text(1, 120);

export const createLostReasonInput = z.strictObject({ id: uuid, name: reasonName });
export type CreateLostReasonInput = z.infer<typeof createLostReasonInput>;

export const editLostReasonInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({
    name: z.optional(reasonName),
    /** An inactive reason is no longer proposed; what was lost for it keeps it. */
    active: z.optional(z.boolean()),
  }),
});
export type EditLostReasonInput = z.infer<typeof editLostReasonInput>;

export const removeLostReasonInput = z.strictObject({ id: uuid });
export type RemoveLostReasonInput = z.infer<typeof removeLostReasonInput>;

/** Everything lost for the reason was lost for `into` instead, and the reason is gone. */
export const mergeLostReasonInput = z.strictObject({ id: uuid, into: uuid });
export type MergeLostReasonInput = z.infer<typeof mergeLostReasonInput>;

/** Takes a merge back, named by who made it and the mutation. */
export const unmergeLostReasonInput = z.strictObject({ by: uuid, merge: uuid });
export type UnmergeLostReasonInput = z.infer<typeof unmergeLostReasonInput>;
