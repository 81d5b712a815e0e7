import type { NoticeKind } from "@/common/messaging/notice";
import type { TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { announceNoticesOf } from "@/server/messaging/notice/announce";
import { notify } from "@/server/messaging/notice/notify";
import type { OpportunityRow } from "./view";

type Told = { readonly kind: TimelineKind | null; readonly entryId: string | null };

/**
 * What a change means for those it was not made by: its new owner is told, the owner of one that is won, lost or deleted
 * is told, and where others can see it now the notices about it are looked at again.
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
  if (isDeletion({ before, after })) await notify(ctx, after.ownerId, { ...about, kind: "deleted" });
}

type Change = {
  readonly before: OpportunityRow;
  readonly after: OpportunityRow;
  readonly kind: TimelineKind | null;
};

/** The same for many that one command changed: each person hears once of all of theirs. */
export async function tellOfChanges(ctx: HotContext, changes: readonly Change[]): Promise<void> {
  const moved = changes.filter(
    ({ before, after }) =>
      before.ownerId !== after.ownerId ||
      before.teamId !== after.teamId ||
      before.deletedAt !== after.deletedAt,
  );
  if (moved.length > 0) await announceNoticesOf(ctx, { recordId: moved.map(({ after }) => after.id) });
  const assigned = changes.filter(({ before, after }) => before.ownerId !== after.ownerId);
  await tellOwners(ctx, "assigned", assigned);
  for (const kind of ["won", "lost"] as const) {
    const closed = changes.filter((change) => change.kind === kind);
    await tellOwners(ctx, kind, closed);
  }
  await tellOwners(ctx, "deleted", changes.filter(isDeletion));
}

const isDeletion = ({ before, after }: Pick<Change, "before" | "after">): boolean =>
  before.deletedAt === null && after.deletedAt !== null;

async function tellOwners(
  ctx: HotContext,
  kind: Exclude<NoticeKind, "mentioned">,
  changes: readonly Change[],
): Promise<void> {
  const owners = new Set(changes.flatMap(({ after }) => after.ownerId ?? []));
  for (const ownerId of owners) {
    const recordId = changes.filter(({ after }) => after.ownerId === ownerId).map(({ after }) => after.id);
    await notify(ctx, ownerId, { kind, entity: "crm.opportunity", recordId });
  }
}
