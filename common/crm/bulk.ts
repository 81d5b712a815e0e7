import * as z from "zod/mini";
import { day, text, uuid } from "../fields";
import { mostAtOnce } from "./bulk-terms";

/** Commands on many opportunities at once: each is done for all of them, or for none. */

/** The batch's own id, made by the client: `bulkUndo` takes the batch back by it. */
const batch = {
  id: uuid,
  ids: z
    .array(uuid)
    .check(z.minLength(1, "required"), z.maxLength(mostAtOnce, "tooMany"), z.refine(isSet, "twice")),
};

const tags = z.optional(z.array(uuid).check(z.maxLength(50, "tooMany")));

export const bulkEditInput = z.strictObject({
  ...batch,
  /** What is asked for counts whatever stood there: no base. The history tells what it was. */
  changes: z.strictObject({
    stageId: z.optional(uuid),
    teamId: z.optional(z.nullable(uuid)),
    ownerId: z.optional(z.nullable(uuid)),
    addTagIds: tags,
    removeTagIds: tags,
    priority: z.optional(z.int().check(z.gte(0), z.lte(3))),
    expectedCloseOn: z.optional(z.nullable(day)),
  }),
});
export type BulkEditInput = z.infer<typeof bulkEditInput>;
export type BulkChanges = BulkEditInput["changes"];

export const bulkInput = z.strictObject(batch);
export type BulkInput = z.infer<typeof bulkInput>;

export const bulkLoseInput = z.strictObject({
  ...batch,
  reasonId: z.nullable(uuid),
  /** A new reason, created with the loss; wins over `reasonId`. */
  reasonName: z.nullable(text(1, 120)),
  note: z.nullable(text(1, 5_000)),
});
export type BulkLoseInput = z.infer<typeof bulkLoseInput>;

export const bulkUndoInput = z.strictObject({ id: uuid });
export type BulkUndoInput = z.infer<typeof bulkUndoInput>;

function isSet(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
