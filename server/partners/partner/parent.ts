import type { HotContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";

/** Any number will do that nothing else locks. */
const advisoryLock = 310_719;

/**
 * Refuses a parent that is no company, or that would make a circle. Changes of parents wait for each other: two that
 * are harmless alone could close a circle together.
 */
export async function checkParent(ctx: HotContext, id: string, parentId: string): Promise<void> {
  await ctx.sql("SELECT pg_advisory_xact_lock($1)", [advisoryLock]);
  const [parent] = await ctx.sql<{ form: string; circle: boolean }>(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM partner WHERE id = $1
       UNION SELECT p.id, p.parent_id FROM partner p JOIN above a ON p.id = a.parent_id
     )
     SELECT form, EXISTS (SELECT FROM above WHERE id = $2) AS circle FROM partner WHERE id = $1 FOR KEY SHARE`,
    [parentId, id],
  );
  if (!parent) throw invalid("parentId", "unknown");
  if (parent.form !== "company") throw invalid("parentId", "notCompany");
  if (parent.circle) throw invalid("parentId", "circle");
}
