import { type NoticeKind, noticesKept } from "@/common/messaging/notice";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import type { HotContext } from "@/server/core/context";
import { tellDevices } from "../push/tell-devices";

type News = {
  readonly kind: NoticeKind;
  readonly entity: TimelineEntity;
  readonly recordId: string | readonly string[];
  readonly entryId?: string | null;
};

/**
 * Tells people of what the actor just did, behind the bell and on their devices; nobody is told of their own doings. One
 * command that does the same to many records makes one notice for each person, which names them all.
 */
export async function notify(ctx: HotContext, people: string | readonly string[], news: News): Promise<void> {
  const personIds = [people].flat().filter((id) => id !== ctx.actor.personId);
  if (personIds.length === 0) return;
  const notices = await ctx.sql<{ id: string; personId: string; isNew: boolean }>(
    `INSERT INTO notice (id, person_id, kind, entity, record_ids, entry_id, author_id, mutation_id, created_at)
     SELECT gen_random_uuid(), p.id, $2::notice_kind, $3, $4::uuid[], $5::uuid, $6::uuid, $7::uuid, $8
     FROM person p WHERE p.id = ANY($1::uuid[]) AND p.active ORDER BY p.id
     ON CONFLICT (person_id, kind, mutation_id)
       DO UPDATE SET record_ids = notice.record_ids || excluded.record_ids, entry_id = NULL
     RETURNING id, person_id AS "personId", xmax = 0 AS "isNew"`,
    [
      personIds,
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
  const fresh = notices.filter(({ isNew }) => isNew);
  if (fresh.length === 0) return;
  for (const { id, personId } of fresh)
    ctx.changed("messaging.notice", id, { op: "created", before: [], after: [`person:${personId}`] });
  tellDevices(
    ctx,
    fresh.map(({ id }) => id),
  );
  await prune(
    ctx,
    fresh.map(({ personId }) => personId),
  );
}

/** Old ones go when a new one comes, so that nobody's heap grows and every device hears of it. */
async function prune(ctx: HotContext, personIds: readonly string[]): Promise<void> {
  const old = await ctx.sql<Gone>(
    `DELETE FROM notice n USING (
       SELECT id, row_number() OVER (PARTITION BY person_id ORDER BY created_at DESC, id DESC) AS place
       FROM notice WHERE person_id = ANY($1::uuid[])
     ) kept
     WHERE n.id = kept.id AND (n.created_at < $2::timestamptz - interval '${noticesKept.days} days'
       OR kept.place > ${noticesKept.count})
     RETURNING n.id, n.person_id AS "personId"`,
    [personIds, ctx.now],
    "prune-notices",
  );
  forget(ctx, old);
}

/** Takes back what people were told of a line of history, such as a mention that was edited out. */
export async function withdraw(
  ctx: HotContext,
  entryId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const gone = await ctx.sql<Gone>(
    `DELETE FROM notice WHERE entry_id = $1 AND person_id = ANY($2::uuid[])
     RETURNING id, person_id AS "personId"`,
    [entryId, personIds],
  );
  forget(ctx, gone);
}

type Gone = { readonly id: string; readonly personId: string };

function forget(ctx: HotContext, gone: readonly Gone[]): void {
  for (const { id, personId } of gone)
    ctx.changed("messaging.notice", id, { op: "deleted", before: [`person:${personId}`], after: [] });
}
