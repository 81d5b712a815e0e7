import type { TagRecord } from "@/common/crm/records";
import type { MergeTagInput, UnmergeTagInput } from "@/common/crm/tag";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { findMerge, type Merge } from "../opportunity/find-merge";
import { type HeldRow, lockHeld, type Rewrite, rewriteMany } from "../opportunity/rewrite-many";
import { refuseNameTwice, uniqueFields } from "./access";

/** Gives every opportunity that bears a tag another one instead, and removes the tag. */
export async function mergeTag(ctx: WriteContext, { id, into }: MergeTagInput): Promise<Merge<TagRecord>> {
  mustHave(ctx.actor, "configure");
  const bearers = () => lockHeld(ctx, "o.tag_ids @> ARRAY[$1::uuid]", [id]);
  await bearers();
  const { gone, to } = await lockBoth(ctx, id, into);
  const held = await bearers();
  const names = { [id]: gone.name };
  await rewriteMany(
    ctx,
    held.map((row) => {
      const after = replaced(row.tagIds, id, into);
      const change = { field: "tagIds", before: row.tagIds, after, merge: ctx.mutationId, names };
      return { row, tagIds: after, changes: [change] };
    }),
  );
  await ctx.sql("DELETE FROM tag WHERE id = $1", [id]);
  ctx.changed("crm.tag", id, toEveryone.deleted);
  auditSetting(ctx, { entity: "crm.tag", id, name: gone.name, what: "removed", to });
  return { by: ctx.actor.personId, merge: ctx.mutationId, gone, into, moved: held.length };
}

/** In its place, and once. */
const replaced = (tagIds: readonly string[], from: string, to: string): string[] => [
  ...new Set(tagIds.map((tag) => (tag === from ? to : tag))),
];

/** In one order, so that of two who merge crosswise the second finds its tag gone. */
async function lockBoth(
  ctx: WriteContext,
  id: string,
  into: string,
): Promise<{ gone: TagRecord; to: string }> {
  const tags = await ctx.sql<TagRecord>(
    "SELECT id, version, name, hue FROM tag WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE",
    [[id, into]],
  );
  const gone = tags.find((tag) => tag.id === id);
  if (!gone) throw new Refusal("not_found", "tag_not_found");
  const target = tags.find((tag) => tag.id === into);
  if (!target || target === gone) throw invalid("into", "unknown");
  return { gone, to: target.name };
}

/** Brings a merged tag back to the opportunities that it was taken from, but for those that lost the other one since. */
export async function unmergeTag(ctx: WriteContext, input: UnmergeTagInput) {
  mustHave(ctx.actor, "configure");
  const { gone, into, moved } = await findMerge<TagRecord>(ctx, "crm.tag.merge", input);
  await refuseNameTwice(ctx, gone.name, gone.id);
  await unlessTaken(
    uniqueFields,
    ctx.sql("INSERT INTO tag (id, name, hue, version) VALUES ($1, $2, $3, $4)", [
      ...[gone.id, gone.name, gone.hue, gone.version + 1],
    ]),
  );
  ctx.changed("crm.tag", gone.id, toEveryone.created);
  auditSetting(ctx, { entity: "crm.tag", id: gone.id, name: gone.name, what: "created" });
  const rewrites = moved.flatMap((row) => restored(row, gone.id, into));
  await rewriteMany(ctx, rewrites);
  return { id: gone.id, moved: rewrites.length };
}

function restored(
  row: HeldRow & { readonly change: { readonly before: unknown } },
  id: string,
  into: string,
): Rewrite[] {
  if (!row.tagIds.includes(into)) return [];
  const hadBoth = Array.isArray(row.change.before) && row.change.before.includes(into);
  const after = hadBoth ? [...row.tagIds, id] : replaced(row.tagIds, into, id);
  return [{ row, tagIds: after, changes: [{ field: "tagIds", before: row.tagIds, after }] }];
}
