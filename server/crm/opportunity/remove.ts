import type { OpportunityId } from "@/common/crm/opportunity";
import { rights } from "@/common/identity/roles";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { canSee, findForWrite } from "./access";
import { readRows } from "./view";
import { writeRow } from "./write-row";

/** Takes an opportunity off every screen. It stays in the database, so that `undeleteOpportunity` can bring it back. */
export async function removeOpportunity(ctx: HotContext, { id }: OpportunityId) {
  const row = await findForWrite(ctx, id);
  if (!rights[ctx.actor.role].remove) throw new Refusal("forbidden", "may_not_remove");
  return writeRow(ctx, row, { deletedAt: ctx.now }, null);
}

/** Takes a deletion back, for those who may delete and could see it. */
export async function undeleteOpportunity(ctx: HotContext, { id }: OpportunityId) {
  if (!rights[ctx.actor.role].remove) throw new Refusal("forbidden", "may_not_remove");
  const row = (await readRows(ctx.sql, [id], "FOR UPDATE OF o")).get(id);
  if (!row || !canSee(ctx.actor, { ...row, deletedAt: null })) {
    throw new Refusal("not_found", "opportunity_not_found");
  }
  if (!row.deletedAt) throw new Refusal("rule", "not_deleted");
  return writeRow(ctx, row, { deletedAt: null }, null);
}
