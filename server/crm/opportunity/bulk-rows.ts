import { rights } from "@/common/identity/roles";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { canSee } from "./access";
import { type OpportunityRow, readRows } from "./view";

/**
 * The rows of a command on many, in the order of its ids, locked until the transaction ends. One that is absent, or not
 * for this person, refuses them all: nobody learns which one it was, and nothing is half done.
 */
export async function findRowsForWrite(ctx: HotContext, ids: readonly string[]): Promise<OpportunityRow[]> {
  if (!rights[ctx.actor.role].write) throw new Refusal("forbidden", "read_only");
  const rows = await lockRows(ctx, ids);
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row || !canSee(ctx.actor, row)) throw new Refusal("not_found", "opportunity_not_found");
    return row;
  });
}

/** Locked in the order of their ids, so that two commands on overlapping sets wait for each other and never both. */
export async function lockRows(ctx: HotContext, ids: readonly string[]) {
  await ctx.sql(
    `SELECT 1 FROM opportunity WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
    [ids],
    "opportunities-lock",
  );
  return readRows(ctx.sql, ids);
}
