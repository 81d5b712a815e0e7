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
