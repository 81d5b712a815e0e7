import type { Audience } from "@/common/audience";
import { seesOpportunity } from "@/common/crm/visibility";
import { rights } from "@/common/identity/roles";
import type { Prisma } from "@/prisma/generated/client";
import type { Actor, HotContext, ReadContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import type { Sighted } from "@/server/messaging/notice/view";
import { type OpportunityRow, readRows } from "./view";

type Scoped = {
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly deletedAt: Date | null;
};

type Viewer = Pick<Actor, "personId" | "role" | "scope" | "teamIds">;

/**
 * Their own; with scope team also those of their teams; with scope all, all. None where the role has no right to deals.
 * A deleted one is nobody's.
 */
export function canSee(actor: Viewer, row: Scoped): boolean {
  return !row.deletedAt && seesOpportunity(actor, row);
}

/** The same rule for the typed client. */
export function visibleTo({ actor }: Pick<ReadContext, "actor">) {
  if (!rights[actor.role].deals) return { id: { in: [] } } satisfies Prisma.OpportunityWhereInput;
  if (actor.scope === "all") return { deletedAt: null } satisfies Prisma.OpportunityWhereInput;
  const teams = actor.scope === "team" ? [{ teamId: { in: [...actor.teamIds] } }] : [];
  return {
    deletedAt: null,
    OR: [{ ownerId: actor.personId }, ...teams],
  } satisfies Prisma.OpportunityWhereInput;
}

/** The same rule in SQL over alias `o`, with the values of its placeholders, which begin at `$first`. */
export function visibleSql(actor: Actor, first: number): { where: string; values: unknown[] } {
  const { deals } = rights[actor.role];
  const teamIds = deals && actor.scope === "team" ? actor.teamIds : [];
  return {
    where: `o.deleted_at IS NULL AND ($${first}::boolean OR o.owner_id = $${first + 1}::uuid OR o.team_id = ANY($${first + 2}::uuid[]))`,
    values: [deals && actor.scope === "all", deals ? actor.personId : null, teamIds],
  };
}

/** Must reach everyone whom `canSee` lets in, and nobody else. */
export function audience(row: Scoped): Audience[] {
  if (row.deletedAt) return [];
  const audiences: Audience[] = ["all"];
  if (row.teamId) audiences.push(`team:${row.teamId}`);
  if (row.ownerId) audiences.push(`owner:${row.ownerId}`);
  return audiences;
}

/** Absent and hidden look the same to the caller. */
export async function findOpportunity(ctx: ReadContext, id: string): Promise<OpportunityRow> {
  mustHave(ctx.actor, "deals");
  const row = (await readRows(ctx.sql, [id])).get(id);
  if (!row || !canSee(ctx.actor, row)) throw new Refusal("not_found", "opportunity_not_found");
  return row;
}

/** Those of them that the person may see. */
export async function visibleOpportunities(ctx: ReadContext, ids: readonly string[]): Promise<string[]> {
  mustHave(ctx.actor, "deals");
  const { where, values } = visibleSql(ctx.actor, 2);
  const rows = await ctx.sql<{ id: string }>(
    `SELECT o.id FROM opportunity o WHERE o.id = ANY($1::uuid[]) AND ${where}`,
    [ids, ...values],
    "opportunities-visible",
  );
  return rows.map(({ id }) => id);
}

/** For commands: the row stays locked until the transaction ends. */
export async function findForWrite(ctx: HotContext, id: string): Promise<OpportunityRow> {
  if (!rights[ctx.actor.role].write) throw new Refusal("forbidden", "read_only");
  const row = (await readRows(ctx.sql, [id], "FOR UPDATE OF o")).get(id);
  if (!row || !canSee(ctx.actor, row)) throw new Refusal("not_found", "opportunity_not_found");
  return row;
}

/** Who may see which of some opportunities, as they are now: for what is told of them elsewhere. */
export async function opportunitySight(sql: Sql, ids: readonly string[]) {
  const rows = await sql<Scoped & { readonly id: string; readonly name: string }>(
    `SELECT id, name, team_id AS "teamId", owner_id AS "ownerId", deleted_at AS "deletedAt"
     FROM opportunity WHERE id = ANY($1::uuid[])`,
    [ids],
    "opportunity-sight",
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return (viewer: Viewer, id: string): Sighted => {
    const row = found.get(id);
    if (!row || !canSee(viewer, { ...row, deletedAt: null })) return null;
    return { isDeleted: row.deletedAt !== null, name: row.name };
  };
}
