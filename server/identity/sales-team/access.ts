import type { WriteContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";

/** Two teams of one name could not be told apart in a list; letter case does not make another name. */
export async function refuseNameTwice(ctx: WriteContext, name: string, exceptId: string): Promise<void> {
  const twins = await ctx.sql("SELECT id FROM sales_team WHERE lower(name) = lower($1) AND id <> $2", [
    name,
    exceptId,
  ]);
  if (twins.length > 0) throw invalid("name", "taken");
}
