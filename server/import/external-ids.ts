import type { LiveEntity } from "@/common/live";
import type { HotContext } from "@/server/core/context";

/** Where an imported record came from, so that the next import finds it again. */
export type External = { readonly key: string; readonly recordId: string; readonly digest: string };

export async function externalIds(
  { sql }: Pick<HotContext, "sql">,
  entity: LiveEntity,
  keys: readonly string[],
): Promise<ReadonlyMap<string, External>> {
  const rows = await sql<External>(
    `SELECT key, record_id AS "recordId", digest FROM external_id
     WHERE source = 'csv' AND entity = $1 AND key = ANY($2::text[])`,
    [entity, keys],
    "external-ids",
  );
  return new Map(rows.map((row) => [row.key, row]));
}

export async function keepExternalIds(
  ctx: HotContext,
  entity: LiveEntity,
  rows: readonly External[],
): Promise<void> {
  const last = [...new Map(rows.map((row) => [row.key, row])).values()];
  await ctx.sql(
    `INSERT INTO external_id (source, entity, key, record_id, digest)
     SELECT 'csv', $1, r.key, r.record_id, r.digest FROM unnest($2::text[], $3::uuid[], $4::text[]) AS r (key, record_id, digest)
     ON CONFLICT (source, entity, key) DO UPDATE SET record_id = excluded.record_id, digest = excluded.digest`,
    [entity, last.map((row) => row.key), last.map((row) => row.recordId), last.map((row) => row.digest)],
    "keep-external-ids",
  );
}
