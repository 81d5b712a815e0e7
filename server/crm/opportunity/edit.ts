import { type EditableField, type EditInput, guardedFields } from "@/common/crm/opportunity";
import { toMinor } from "@/common/money";
import { searchText } from "@/common/search-text";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { checkReferences } from "./check-references";
import { conflictOn } from "./conflict";
import { firstStageOfTeam } from "./stage-of-team";
import type { OpportunityRow } from "./view";
import { type Written, writeRow } from "./write-row";

type Change = { readonly field: EditableField; readonly base: unknown; readonly next: unknown };

/**
 * Edits fields, each compared with the value it was edited from. Where somebody wrote the same field meanwhile: tags
 * merge, money, owner and team are a conflict that shows both values, the others take the later write (the earlier
 * one stays in the history). The row is locked, so what is compared is what is written.
 */
export async function editOpportunity(ctx: HotContext, { id, changes }: EditInput) {
  const row = await findForWrite(ctx, id);
  const wanted = Object.entries(changes).flatMap(([field, change]): Change[] =>
    change ? [{ field: field as EditableField, base: change.base, next: change.next }] : [],
  );
  const clashes = wanted.filter((change) => isConflict(row, change));
  if (clashes.length > 0) {
    throw await conflictOn(
      ctx,
      row,
      clashes.map(({ field, base, next }) => ({ field, base, theirs: row[field], mine: next })),
    );
  }
  const effective = wanted
    .map((change) => ({ field: change.field, before: row[change.field], after: settled(row, change) }))
    .filter(({ field, before, after }) => !same(field, before, after));
  if (effective.length === 0) return { id, version: row.version, timelineSeq: row.timelineSeq };

  const written: Written = Object.fromEntries(effective.map(({ field, after }) => [field, after]));
  await checkReferences(ctx, written);
  const moved = "teamId" in written ? await stageInTeam(ctx, row, written.teamId as string | null) : {};
  const searchable = await searchTextOf(ctx, row, written);
  return writeRow(ctx, row, { ...written, ...moved, ...searchable }, { kind: "changed", changes: effective });
}

const isConflict = (row: OpportunityRow, { field, base, next }: Change) =>
  guardedFields.includes(field) && !same(field, row[field], base) && !same(field, row[field], next);

/** Tags added and removed by each side all count; any other field takes the new value. */
function settled(row: OpportunityRow, { field, base, next }: Change): unknown {
  if (field !== "tagIds") return next;
  const from = new Set(base as string[]);
  const to = new Set(next as string[]);
  const kept = row.tagIds.filter((tag) => to.has(tag) || !from.has(tag));
  return [...kept, ...[...to].filter((tag) => !from.has(tag) && !kept.includes(tag))];
}

const decimals: ReadonlySet<EditableField> = new Set(["expectedRevenue", "recurringRevenue", "probability"]);

function same(field: EditableField, a: unknown, b: unknown): boolean {
  if (decimals.has(field) && typeof a === "string" && typeof b === "string") return toMinor(a) === toMinor(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => value === b[index]);
  return a === b;
}

/** A stage of the former team's own is no stage of the new one: the card goes to that team's first. */
async function stageInTeam(ctx: HotContext, row: OpportunityRow, teamId: string | null): Promise<Written> {
  const stage = await firstStageOfTeam(ctx.sql, teamId, row.stageId);
  if (!stage) throw new Refusal("rule", "team_without_stages");
  return stage.id === row.stageId ? {} : { stageId: stage.id, stageChangedAt: ctx.now };
}

async function searchTextOf(ctx: HotContext, row: OpportunityRow, written: Written): Promise<Written> {
  const next = { ...row, ...(written as Partial<OpportunityRow>) };
  const touched = ["name", "customerId", "contactName", "email"].some((field) => field in written);
  if (!touched) return {};
  const [customer] = await ctx.sql<{ name: string }>(`SELECT name FROM partner WHERE id = $1`, [next.customerId]);
  return { searchText: searchText(next.name, customer?.name, next.contactName, next.email) };
}
