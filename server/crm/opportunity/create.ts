import type { CreateInput } from "@/common/crm/opportunity";
import { rights } from "@/common/identity/roles";
import { searchText } from "@/common/search-text";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { notify } from "@/server/messaging/notice/notify";
import { recordEntry } from "@/server/messaging/timeline/record-entry";
import { findOrCreateCompany } from "@/server/partners/partner/find-or-create";
import { audience, canSee } from "./access";
import { checkReferences } from "./check-references";
import { outcomeFields } from "./outcome";
import { keyAt } from "./place";
import { findStageForTeam } from "./stage-of-team";

/**
 * Creates an opportunity on top of its column. A customer given by name is found, or created with it. Whoever creates
 * one must be able to see it afterwards.
 */
export async function createOpportunity(ctx: WriteContext, input: CreateInput) {
  if (!rights[ctx.actor.role].write) throw new Refusal("forbidden", "read_only");
  const scoped = { teamId: input.teamId, ownerId: input.ownerId, deletedAt: null };
  if (!canSee(ctx.actor, scoped)) throw invalid("teamId", "notYours");
  await checkReferences(ctx, input);
  const stage = await findStageForTeam(ctx.sql, input.stageId, input.teamId);
  const customer = await customerOf(ctx, input);
  const position = await keyAt(ctx, { id: input.id, stageId: stage.id, afterId: null, beforeId: null });

  const { count } = await ctx.db.opportunity.createMany({
    data: {
      id: input.id,
      name: input.name,
      stageId: stage.id,
      position,
      teamId: input.teamId,
      ownerId: input.ownerId,
      customerId: customer?.id ?? null,
      expectedRevenue: input.expectedRevenue,
      searchText: searchText(input.name, customer?.name),
      timelineSeq: 1,
      touchedAt: ctx.now,
      stageChangedAt: ctx.now,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      ...outcomeFields({ status: "open" }, stage, ctx.now),
    },
    skipDuplicates: true,
  });
  if (count === 0) throw invalid("id", "taken");
  await recordEntry(ctx, { entity: "crm.opportunity", recordId: input.id, kind: "created" });
  ctx.changed("crm.opportunity", input.id, { op: "created", before: [], after: audience(scoped) });
  if (input.ownerId)
    await notify(ctx, input.ownerId, { kind: "assigned", entity: "crm.opportunity", recordId: input.id });
  return { id: input.id, version: 1, position, customerId: customer?.id ?? null };
}

async function customerOf(ctx: WriteContext, { customerId, customerName }: CreateInput) {
  if (customerId)
    return ctx.db.partner.findUnique({ where: { id: customerId }, select: { id: true, name: true } });
  return customerName ? findOrCreateCompany(ctx, customerName, recordEntry) : null;
}
