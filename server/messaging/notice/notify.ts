import { type NoticeEntity, type NoticeKind, noticesKept } from "@/common/messaging/notice";
import type { HotContext } from "@/server/core/context";

type News = {
  readonly kind: NoticeKind;
  readonly entity: NoticeEntity;
  readonly recordId: string | readonly string[];
  readonly entryId?: string | null;
};

/**
 * Tells somebody of what the actor just did; nobody is told of their own doings. One command that does the same to many
 * records makes one notice, which names them all.
 */
export async function notify(ctx: HotContext, personId: string, news: News): Promise<void> {
  if (personId === ctx.actor.personId) return;
  const [notice] = await ctx.sql<{ id: string; isNew: boolean }>(
    `INSERT INTO notice (id, person_id, kind, entity, record_ids, entry_id, author_id, mutation_id, created_at)
     SELECT $1, p.id, $3::notice_kind, $4, $5::uuid[], $6::uuid, $7::uuid, $8::uuid, $9
     FROM person p WHERE p.id = $2 AND p.active
     ON CONFLICT (person_id, kind, mutation_id)
       DO UPDATE SET record_ids = notice.record_ids || excluded.record_ids, entry_id = NULL
     RETURNING id, xmax = 0 AS "isNew"`,
    [
      crypto.randomUUID(),
      personId,
      news.kind,
      news.entity,
      [news.recordId].flat(),
      news.entryId ?? null,
      ctx.actor.personId,
      ctx.mutationId,
      ctx.now,
    ],
    "notify",
  );
  if (!notice?.isNew) return;
  ctx.changed("messaging.notice", notice.id, { op: "created", before: [], after: [`person:${personId}`] });
  await prune(ctx, personId);
}

/** Old ones go when a new one comes, so that nobody's heap grows and every device hears of it. */
async function prune(ctx: HotContext, personId: string): Promise<void> {
  const old = await ctx.sql<{ id: string }>(
    `DELETE FROM notice WHERE person_id = $1 AND (created_at < $2::timestamptz - interval '${noticesKept.days} days'
       OR id IN (SELECT id FROM notice WHERE person_id = $1
                 ORDER BY created_at DESC, id DESC OFFSET ${noticesKept.count}))
     RETURNING id`,
    [personId, ctx.now],
    "prune-notices",
  );
  forget(ctx, personId, old);
}

/** Takes back what people were told of a line of history, such as a mention that was edited out. */
export async function withdraw(
  ctx: HotContext,
  entryId: string,
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds) {
    const gone = await ctx.sql<{ id: string }>(
      `DELETE FROM notice WHERE entry_id = $1 AND person_id = $2 RETURNING id`,
      [entryId, personId],
    );
    forget(ctx, personId, gone);
  }
}

function forget(ctx: HotContext, personId: string, gone: readonly { readonly id: string }[]): void {
  for (const { id } of gone)
    ctx.changed("messaging.notice", id, { op: "deleted", before: [`person:${personId}`], after: [] });
}
