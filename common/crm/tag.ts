import * as z from "zod/mini";
import { hue, text, uuid } from "../fields";

const tagName = text(1, 60);

export const createTagInput = z.strictObject({ id: uuid, name: tagName, hue });
export type CreateTagInput = z.infer<typeof createTagInput>;

export const editTagInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({ name: z.optional(tagName), hue: z.optional(hue) }),
});
export type EditTagInput = z.infer<typeof editTagInput>;

export const removeTagInput = z.strictObject({ id: uuid });
export type RemoveTagInput = z.infer<typeof removeTagInput>;

/** Everything that bears the tag bears `into` instead, and the tag is gone. */
export const mergeTagInput = z.strictObject({ id: uuid, into: uuid });
export type MergeTagInput = z.infer<typeof mergeTagInput>;

/** Takes a merge back, named by who made it and the mutation. */
export const unmergeTagInput = z.strictObject({ by: uuid, merge: uuid });
export type UnmergeTagInput = z.infer<typeof unmergeTagInput>;
