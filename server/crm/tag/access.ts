import type { TagRecord } from "@/common/crm/records";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";

/** The tag stays locked until the transaction ends. */
export async function findTagForWrite(ctx: WriteContext, id: string): Promise<TagRecord> {
  mustHave(ctx.actor, "configure");
  const [tag] = await ctx.sql<TagRecord>("SELECT id, version, name, hue FROM tag WHERE id = $1 FOR UPDATE", [
    id,
  ]);
  if (!tag) throw new Refusal("not_found", "tag_not_found");
  return tag;
}

/** Letter case does not make another name. */
export async function refuseNameTwice(ctx: WriteContext, name: string, exceptId: string): Promise<void> {
  const twins = await ctx.sql("SELECT id FROM tag WHERE lower(name) = lower($1) AND id <> $2", [
    name,
    exceptId,
  ]);
  if (twins.length > 0) throw invalid("name", "taken");
}

/** Where the database finds what two did at the same moment. */
export const uniqueFields = { tag_pkey: "id", tag_name_key: "name" };
