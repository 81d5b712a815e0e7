import type { HotContext } from "@/server/core/context";

type About = { readonly recordId: string | readonly string[] } | { readonly entryId: string };

/**
 * To be called when other people can see a record, or a line of its history, than could before. The feed looks again at
 * each notice about it: who lost sight of it loses the notice.
 */
export async function announceNoticesOf(ctx: HotContext, about: About): Promise<void> {
  const [condition, id] =
    "recordId" in about
      ? ["record_ids && $1::uuid[]", [about.recordId].flat()]
      : ["entry_id = $1", about.entryId];
  const notices = await ctx.sql<{ id: string; personId: string }>(
    `SELECT id, person_id AS "personId" FROM notice WHERE ${condition}`,
    [id],
    "recordId" in about ? "notices-of-record" : "notices-of-entry",
  );
  for (const notice of notices) {
    const audience = [`person:${notice.personId}`] as const;
    ctx.changed("messaging.notice", notice.id, { op: "updated", before: audience, after: audience });
  }
}
