import type { NoticeKind } from "@/common/messaging/notice";
import type { TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";
import { announceNoticesOf } from "@/server/messaging/notice/announce";
import { notify } from "@/server/messaging/notice/notify";
import type { OpportunityRow } from "./view";

type Told = { readonly kind: TimelineKind | null; readonly entryId: string | null };

/**
 * What a change means for those it was not made by: its new owner is told, the owner of one that is won, lost or deleted
 * is told, the team hears of one that is won, and where others can see it now the notices about it are looked at again.
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
  const line = { ...about, recordId: after.id, entryId };
  if (kind === "won") await tellTeam(ctx, after, line);
  if (!after.ownerId) return;
  if (given) await notify(ctx, after.ownerId, { ...line, kind: "assigned" });
  if (kind === "won" || kind === "lost") await notify(ctx, after.ownerId, { ...line, kind });
  if (isDeletion({ before, after })) await notify(ctx, after.ownerId, { ...line, kind: "deleted" });
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
  for (const some of alike(changes.filter(({ kind }) => kind === "won")))
    await tellTeam(ctx, some[0].after, { ...about, recordId: some.map(({ after }) => after.id) });
}

/** Those of one team and one owner together: as many groups as there are pairs, however many records. */
function alike(changes: readonly Change[]): [Change, ...Change[]][] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = `${change.after.teamId} ${change.after.ownerId}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

const about = { entity: "crm.opportunity" } as const;
type About = typeof about & {
  readonly recordId: string | readonly string[];
  readonly entryId?: string | null;
};

/** Everybody in the team who sees what is the team's, but whose it was, who is told that it is theirs. */
async function tellTeam(ctx: HotContext, { teamId, ownerId }: OpportunityRow, won: About): Promise<void> {
  if (!teamId) return;
  const members = await ctx.sql<{ id: string }>(
    `SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id AND p.active AND p.scope <> 'own'
     WHERE m.team_id = $1 AND p.id IS DISTINCT FROM $2::uuid`,
    [teamId, ownerId],
    "team-members",
  );
  await notify(
    ctx,
    members.map(({ id }) => id),
    { ...won, kind: "teamWon" },
  );
}

const isDeletion = ({ before, after }: Pick<Change, "before" | "after">): boolean =>
  before.deletedAt === null && after.deletedAt !== null;

async function tellOwners(
  ctx: HotContext,
  kind: Exclude<NoticeKind, "mentioned" | "teamWon">,
  changes: readonly Change[],
): Promise<void> {
  const owners = new Set(changes.flatMap(({ after }) => after.ownerId ?? []));
  for (const ownerId of owners) {
    const recordId = changes.filter(({ after }) => after.ownerId === ownerId).map(({ after }) => after.id);
    await notify(ctx, ownerId, { ...about, kind, recordId });
  }
}
