import type { CreateInput } from "@/common/crm/opportunity";
import { searchText } from "@/common/search-text";
import type { HotContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { notify } from "@/server/messaging/notice/notify";
import { recordEntry } from "@/server/messaging/timeline/record-entry";
import { findOrCreateCompany } from "@/server/partners/partner/find-or-create";
import { audience, canSee } from "./access";
import { checkReferences } from "./check-references";
import { outcomeFields } from "./outcome";
import { keyAt } from "./place";
import { findStageForTeam } from "./stage-of-team";
import { insertRow } from "./write-row";

/**
 * Creates an opportunity on top of its column. A customer given by name is found, or created with it. Whoever creates
 * one must be able to see it afterwards.
 */
export async function createOpportunity(ctx: HotContext, input: CreateInput) {
  mustHave(ctx.actor, "write");
  const { id, name, stageId, teamId, ownerId, expectedRevenue } = input;
  const scoped = { teamId, ownerId, deletedAt: null };
  if (!canSee(ctx.actor, scoped)) throw invalid("teamId", "notYours");
  const [, stage, position, customer] = await Promise.all([
    checkReferences(ctx, input),
    findStageForTeam(ctx.sql, stageId, teamId),
    keyAt(ctx, { id, stageId, afterId: null, beforeId: null }),
    customerOf(ctx, input),
  ]);
  const customerId = customer?.id ?? null;
  const written = {
    ...{ name, stageId, position, teamId, ownerId, customerId, expectedRevenue },
    searchText: searchText(name, customer?.name),
    ...outcomeFields({ status: "open" }, stage, ctx.now),
  };
  await unlessTaken({ opportunity_pkey: "id" }, insertRow(ctx, id, written));
  ctx.changed("crm.opportunity", id, { op: "created", before: [], after: audience(scoped) });
  if (ownerId) await notify(ctx, ownerId, { kind: "assigned", entity: "crm.opportunity", recordId: id });
  return { id, version: 1, position, customerId };
}

async function customerOf(ctx: HotContext, { customerId, customerName }: CreateInput) {
  if (!customerId) return customerName ? findOrCreateCompany(ctx, customerName, recordEntry) : null;
  const [customer] = await ctx.sql<{ id: string; name: string }>(
    "SELECT id, name FROM partner WHERE id = $1",
    [customerId],
    "customer",
  );
  return customer ?? null;
}
