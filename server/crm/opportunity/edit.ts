import { type EditableField, type EditInput, guardedFields } from "@/common/crm/opportunity";
import { stagesOfTeam } from "@/common/crm/stage-walk";
import { toMinor } from "@/common/money";
import { searchText } from "@/common/search-text";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { findForWrite } from "./access";
import { checkReferences } from "./check-references";
import { conflictOn } from "./conflict";
import { outcomeFields } from "./outcome";
import { keyAt } from "./place";
import { readStages } from "./stage-of-team";
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
  const toStage = moved.stageId ? [{ field: "stageId", before: row.stageId, after: moved.stageId }] : [];
  const line = { kind: "changed", changes: [...effective, ...toStage] } as const;
  return writeRow(ctx, row, { ...written, ...moved, ...searchable }, line);
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
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, index) => value === b[index]);
  return a === b;
}

/** A stage of the former team's own is no stage of the new one: the card goes on top of one that means the same there. */
async function stageInTeam(ctx: HotContext, row: OpportunityRow, teamId: string | null): Promise<Written> {
  const stages = stagesOfTeam(await readStages(ctx.sql), teamId);
  if (stages.some(({ id }) => id === row.stageId)) return {};
  const stage = stages.find(({ isWon }) => isWon === (row.status === "won")) ?? stages[0];
  if (!stage) throw new Refusal("rule", "team_without_stages");
  const position = await keyAt(ctx, { id: row.id, stageId: stage.id, afterId: null, beforeId: null });
  const outcome = row.status === "lost" ? {} : outcomeFields(row, stage, ctx.now);
  return { stageId: stage.id, position, stageChangedAt: ctx.now, ...outcome };
}

async function searchTextOf(ctx: HotContext, row: OpportunityRow, written: Written): Promise<Written> {
  const next = { ...row, ...(written as Partial<OpportunityRow>) };
  const touched = ["name", "customerId", "contactName", "email"].some((field) => field in written);
  if (!touched) return {};
  const [customer] = await ctx.sql<{ name: string }>(`SELECT name FROM partner WHERE id = $1`, [
    next.customerId,
  ]);
  return { searchText: searchText(next.name, customer?.name, next.contactName, next.email) };
}
