import type { LoseInput } from "@/common/crm/opportunity";
import type { HotContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { conflictOn } from "./conflict";
import { writeRow } from "./write-row";

/** Archives an opportunity as lost, with a reason (picked, or named and created) and a note; it keeps its stage. */
export async function loseOpportunity(
  ctx: HotContext,
  { id, stageId, reasonId, reasonName, note }: LoseInput,
) {
  const row = await findForWrite(ctx, id);
  if (row.status === "lost") throw new Refusal("rule", "already_lost");
  if (row.stageId !== stageId) {
    throw await conflictOn(ctx, row, [
      { field: "stageId", base: stageId, theirs: row.stageId, mine: stageId },
    ]);
  }
  const lostReasonId = await lostReasonOf(ctx, { reasonId, reasonName });
  const written = {
    status: "lost",
    lostReasonId,
    lostNote: note,
    closedAt: ctx.now,
    probability: null,
    stageChangedAt: ctx.now,
  };
  const changes = [{ field: "lostReasonId", before: row.lostReasonId, after: lostReasonId }];
  return { ...(await writeRow(ctx, row, written, { kind: "lost", body: note, changes })), lostReasonId };
}

/** The reason that was picked, or named and created. */
export const lostReasonOf = (ctx: HotContext, why: Pick<LoseInput, "reasonId" | "reasonName">) =>
  why.reasonName ? reasonNamed(ctx, why.reasonName) : existingReason(ctx, why.reasonId);

async function existingReason(ctx: HotContext, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const found = await ctx.sql(`SELECT id FROM lost_reason WHERE id = $1 AND active`, [id]);
  if (found.length === 0) throw invalid("reasonId", "unknown");
  return id;
}

/** Two people who name the same new reason at once get the same one. */
async function reasonNamed(ctx: HotContext, name: string): Promise<string> {
  const [created] = await ctx.sql<{ id: string }>(
    `INSERT INTO lost_reason (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING id`,
    [crypto.randomUUID(), name],
  );
  if (created) {
    ctx.changed("crm.lostReason", created.id, { op: "created", before: [], after: ["everyone"] });
    return created.id;
  }
  const [existing] = await ctx.sql<{ id: string }>(`SELECT id FROM lost_reason WHERE name = $1`, [name]);
  if (!existing) throw new Refusal("rule", "try_again");
  return existing.id;
}
