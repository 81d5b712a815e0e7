import { rights, roles } from "@/common/identity/roles";
import type { HotContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";

/** Roles that work on opportunities, and so may own one. */
const owners = roles.filter((role) => rights[role].write).join(",");

/**
 * Per field that names other records: a statement that answers how many of the ids `$1` may be named. Tags have no
 * foreign key, so they are held until the end: none is removed in between.
 */
const references = {
  teamId: `SELECT count(*)::int AS n FROM sales_team WHERE id = ANY($1::uuid[]) AND active`,
  ownerId: `SELECT count(*)::int AS n FROM person WHERE id = ANY($1::uuid[]) AND active AND role = ANY ('{${owners}}')`,
  customerId: `SELECT count(*)::int AS n FROM partner WHERE id = ANY($1::uuid[])`,
  contactId: `SELECT count(*)::int AS n FROM partner WHERE id = ANY($1::uuid[]) AND form = 'person'`,
  tagIds: `SELECT count(*)::int AS n FROM (SELECT id FROM tag WHERE id = ANY($1::uuid[]) FOR KEY SHARE) held`,
} as const;

/** Refuses an id that names nothing (or nobody who can own an opportunity), naming the field. */
export async function checkReferences(
  ctx: HotContext,
  values: { readonly [field: string]: unknown },
): Promise<void> {
  const checks = Object.entries(references).map(async ([field, statement]) => {
    const value = values[field];
    if (value === undefined || value === null) return;
    const ids = [...new Set(Array.isArray(value) ? (value as string[]) : [String(value)])];
    const [found] = await ctx.sql<{ n: number }>(statement, [ids], `reference-${field}`);
    if (found?.n !== ids.length) throw invalid(field, "unknown");
  });
  await Promise.all(checks);
}
