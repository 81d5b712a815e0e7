import type { MarkNoticeInput, ReadAllInput } from "@/common/messaging/notice";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";

/** Marks one of one's own notices as read, or as not read, on every device. Another person's is not there. */
export async function markNotice(ctx: HotContext, { id, read }: MarkNoticeInput) {
  const { personId } = ctx.actor;
  const [own] = await ctx.sql<{ readAt: Date | null }>(
    `SELECT read_at AS "readAt" FROM notice WHERE id = $1 AND person_id = $2 FOR UPDATE`,
    [id, personId],
  );
  if (!own) throw new Refusal("not_found", "notice_not_found");
  if ((own.readAt !== null) === read) return { id };
  await ctx.sql(`UPDATE notice SET read_at = $2, version = version + 1 WHERE id = $1`, [
    id,
    read ? ctx.now : null,
  ]);
  announce(ctx, id);
  return { id };
}

/** Marks all of one's own notices as read, up to the newest that was on screen. */
export async function readAllNotices(ctx: HotContext, { until }: ReadAllInput) {
  const rows = await ctx.sql<{ id: string }>(
    `UPDATE notice SET read_at = $3, version = version + 1
     WHERE person_id = $1 AND read_at IS NULL AND created_at <= $2 RETURNING id`,
    [ctx.actor.personId, until, ctx.now],
  );
  for (const { id } of rows) announce(ctx, id);
  return { count: rows.length };
}

function announce(ctx: HotContext, id: string): void {
  const audience = [`person:${ctx.actor.personId}`] as const;
  ctx.changed("messaging.notice", id, { op: "updated", before: audience, after: audience });
}
