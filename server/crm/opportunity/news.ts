import type { TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { announceNoticesOf } from "@/server/messaging/notice/announce";
import { notify } from "@/server/messaging/notice/notify";
import type { OpportunityRow } from "./view";

type Told = { readonly kind: TimelineKind | null; readonly entryId: string | null };

/**
 * What a change means for those it was not made by: its new owner is told, the owner of one that is won or lost is told,
 * and where others can see it now the notices about it are looked at again.
 */
export async function tellOfChange(
  ctx: HotContext,
  before: OpportunityRow,
  after: OpportunityRow,
  { kind, entryId }: Told,
): Promise<void> {
  const given = before.ownerId !== after.ownerId;
  if (given || before.teamId !== after.teamId || before.deletedAt !== after.deletedAt)
    await announceNoticesOf(ctx, { recordId: after.id });
  if (!after.ownerId) return;
  const about = { entity: "crm.opportunity", recordId: after.id, entryId } as const;
  if (given) await notify(ctx, after.ownerId, { ...about, kind: "assigned" });
  if (kind === "won" || kind === "lost") await notify(ctx, after.ownerId, { ...about, kind });
}
