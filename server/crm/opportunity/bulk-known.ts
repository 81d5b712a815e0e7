import type { HotContext } from "@/server/core/context";
import type { KeptStep } from "./bulk-write";

/** Whether what a batch's records named before it is still there to be named; no name at all always is. */
export type KnownRecords = { readonly has: (id: unknown) => boolean };

const tables = ["stage", "sales_team", "person", "lost_reason", "tag"] as const;

/** Records may have been deleted since: what named them stays as the batch left it. Held until the end. */
export async function knownRecords(ctx: HotContext, batch: readonly KeptStep[]): Promise<KnownRecords> {
  const named = new Set(batch.flatMap(({ before }) => namedIn(before)));
  const found = new Set<string>();
  for (const table of tables) {
    const rows = await ctx.sql<{ id: string }>(
      `SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE`,
      [[...named]],
    );
    for (const { id } of rows) found.add(id);
  }
  return { has: (id) => typeof id !== "string" || !named.has(id) || found.has(id) };
}

const namedIn = ({ stageId, teamId, ownerId, lostReasonId, tagIds = [] }: KeptStep["before"]): string[] =>
  [stageId, teamId, ownerId, lostReasonId, ...tagIds].flatMap((id) => id ?? []);
