import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { HotContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { audience } from "./access";

export type Place = {
  readonly id: string;
  readonly stageId: string;
  readonly afterId: string | null;
  readonly beforeId: string | null;
};

/** Keys longer than this are made short again; about 280 cards dropped one after the other into the same gap. */
const longKey = 48;
const spread = 60;

/**
 * A key for a place named by its neighbours. Neighbours that have left the column meanwhile are passed over: below the
 * upper one, else above the lower one, else on top. Two cards dropped into one gap at once may get the same key; they
 * are then ordered by id, on every client alike.
 */
export const keyAt = async (ctx: HotContext, place: Place): Promise<string> =>
  keyInGap(ctx, place, await gapAt(ctx.sql, place));

/** The same where the gap was read along with something else. */
export async function keyInGap(ctx: HotContext, place: Place, gap: Gap): Promise<string> {
  const key = between(gap);
  if (key.length <= longKey) return key;
  await spreadKeys(ctx, place.stageId, key);
  return between(await gapAt(ctx.sql, place));
}

/** Keys above all others of a column, from the top down. Many at once are as short as one. */
export async function keysOnTop(ctx: HotContext, stageId: string, count: number): Promise<string[]> {
  const [column] = await ctx.sql<{ first: string | null }>(
    `SELECT min(position) AS first FROM opportunity WHERE stage_id = $1`,
    [stageId],
    "column-top",
  );
  return generateNKeysBetween(null, column?.first ?? null, count);
}

export type Gap = { readonly above: string | null; readonly below: string | null };

const between = ({ above, below }: Gap) => generateKeyBetween(above, below);

async function gapAt(sql: Sql, { id, stageId, afterId, beforeId }: Place): Promise<Gap> {
  const [found] = await sql<GapRow>(
    `SELECT ${gapColumns} ${gapTables}`,
    [stageId, afterId, beforeId, id],
    "gap",
  );
  return gapIn(found);
}

export type GapRow = {
  readonly after: string | null;
  readonly before: string | null;
  readonly next: string | null;
  readonly previous: string | null;
  readonly first: string | null;
};

export function gapIn(found: GapRow | undefined): Gap {
  if (found?.after) return { above: found.after, below: found.next };
  if (found?.before) return { above: found.previous, below: found.before };
  return { above: null, below: found?.first ?? null };
}

/** Over $1 stage, $2 the card above, $3 the card below, $4 the card itself. */
const inColumn = "FROM opportunity o WHERE o.stage_id = $1::uuid AND o.id <> $4::uuid";
export const gapColumns = `a.position AS after, b.position AS before,
    (SELECT min(o.position) ${inColumn} AND o.position > a.position) AS next,
    (SELECT max(o.position) ${inColumn} AND o.position < b.position) AS previous,
    (SELECT min(o.position) ${inColumn}) AS first`;
export const gapTables = `FROM (SELECT 1) one
  LEFT JOIN opportunity a ON a.id = $2::uuid AND a.stage_id = $1::uuid AND a.id <> $4::uuid
  LEFT JOIN opportunity b ON b.id = $3::uuid AND b.stage_id = $1::uuid AND b.id <> $4::uuid`;

/** Gives the cards around a key new, short ones in the same order, and announces each. */
async function spreadKeys(ctx: HotContext, stageId: string, key: string): Promise<void> {
  const rows = await ctx.sql<{
    id: string;
    position: string;
    teamId: string | null;
    ownerId: string | null;
    deletedAt: Date | null;
  }>(
    `(SELECT id, position, team_id AS "teamId", owner_id AS "ownerId", deleted_at AS "deletedAt" FROM opportunity
      WHERE stage_id = $1 AND position <= $2 ORDER BY position DESC, id DESC LIMIT ${spread})
     UNION ALL
     (SELECT id, position, team_id, owner_id, deleted_at FROM opportunity
      WHERE stage_id = $1 AND position > $2 ORDER BY position, id LIMIT ${spread})
     ORDER BY 2, 1`,
    [stageId, key],
  );
  const inner = rows.slice(1, -1);
  const keys = generateNKeysBetween(rows[0]?.position ?? null, rows.at(-1)?.position ?? null, inner.length);
  await ctx.sql(
    `UPDATE opportunity o SET position = new.position, version = version + 1, updated_at = $3
     FROM unnest($1::uuid[], $2::text[]) AS new (id, position) WHERE o.id = new.id`,
    [inner.map((row) => row.id), keys, ctx.now],
  );
  for (const row of inner) {
    ctx.changed("crm.opportunity", row.id, { op: "updated", before: audience(row), after: audience(row) });
  }
}
