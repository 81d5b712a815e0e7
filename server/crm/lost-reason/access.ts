import type { LostReasonRecord } from "@/common/crm/records";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";

/** The reason stays locked until the transaction ends. */
export async function findLostReasonForWrite(ctx: WriteContext, id: string): Promise<LostReasonRecord> {
  mustHave(ctx.actor, "configure");
  const [reason] = await ctx.sql<LostReasonRecord>(
    "SELECT id, version, name, active FROM lost_reason WHERE id = $1 FOR UPDATE",
    [id],
  );
  if (!reason) throw new Refusal("not_found", "lost_reason_not_found");
  return reason;
}

/** Letter case does not make another name. */
export async function refuseNameTwice(ctx: WriteContext, name: string, exceptId: string): Promise<void> {
  const twins = await ctx.sql("SELECT id FROM lost_reason WHERE lower(name) = lower($1) AND id <> $2", [
    name,
    exceptId,
  ]);
  if (twins.length > 0) throw invalid("name", "taken");
}

/** Where the database finds what two did at the same moment. */
export const uniqueFields = { lost_reason_pkey: "id", lost_reason_name_key: "name" };
