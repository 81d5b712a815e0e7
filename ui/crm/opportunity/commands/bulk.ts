import { generateNKeysBetween } from "fractional-indexing";
import type { BulkChanges } from "@/common/crm/bulk";
import type { OpportunityCard, OpportunityRecord, StageRecord } from "@/common/crm/records";
import { wonStageFrom } from "@/common/crm/stage-walk";
import type { LiveClient } from "@/ui/live/client";
import { appear, defineEffect, patch } from "@/ui/live/effects";
import { liveClient } from "@/ui/live/live-client";
import { newId } from "@/ui/live/new-id";
import { performOn } from "@/ui/live/outbox";
import type { LiveStore } from "@/ui/live/store";
import { setFields } from "./opportunity-effects";
import { outcomeFields } from "./outcome-fields";

export type BulkAct =
  | { readonly kind: "edit"; readonly changes: BulkChanges }
  | { readonly kind: "win" | "restore" | "remove" }
  | {
      readonly kind: "lose";
      readonly reasonId: string | null;
      readonly reasonName: string | null;
      readonly note: string | null;
    };

type Fields = Partial<OpportunityRecord>;
type Row = { readonly id: string; readonly fields: Fields };

const manySet = defineEffect("crm.opportunity.manySet", ({ rows }: { readonly rows: readonly Row[] }) =>
  rows.flatMap(({ id, fields }) => setFields(id, fields)),
);
const manyGo = defineEffect("crm.opportunity.manyGo", ({ ids }: { readonly ids: readonly string[] }) =>
  ids.flatMap((id) => [
    patch("crm.opportunity", id, () => undefined),
    patch("crm.opportunity.full", id, () => undefined),
  ]),
);
const manyAppear = defineEffect(
  "crm.opportunity.manyAppear",
  ({ cards }: { readonly cards: readonly OpportunityCard[] }) =>
    cards.map((card) => appear("crm.opportunity", card)),
);

/** One command on up to a thousand opportunities, shown at once. `undo` takes it back, on screen at once too. */
export function performBulk(act: BulkAct, ids: readonly string[], client: LiveClient = liveClient()) {
  const { store } = client;
  const cards = ids.flatMap((id) => store.get("crm.opportunity", id) ?? []);
  const batch = { id: newId(), ids: cards.map((card) => card.id) };
  const rows = act.kind === "remove" ? [] : previewOf(store, cards, act);
  const effect = act.kind === "remove" ? manyGo(batch) : manySet({ rows });
  const before = new Map(cards.map((card) => [card.id, card]));
  const back = rows.map(({ id, fields }) => ({ id, fields: formerly(before.get(id), fields) }));
  return {
    count: cards.length,
    sent: send(client, act, batch, effect),
    undo: () =>
      performOn(
        client,
        "crm.opportunity.bulkUndo",
        { id: batch.id },
        act.kind === "remove" ? manyAppear({ cards }) : manySet({ rows: back }),
      ),
  };
}

type Batch = { readonly id: string; readonly ids: string[] };

function send(client: LiveClient, act: BulkAct, batch: Batch, effect: ReturnType<typeof manyGo>) {
  switch (act.kind) {
    case "edit":
      return performOn(client, "crm.opportunity.bulkEdit", { ...batch, changes: act.changes }, effect);
    case "win":
      return performOn(client, "crm.opportunity.bulkWin", batch, effect);
    case "restore":
      return performOn(client, "crm.opportunity.bulkRestore", batch, effect);
    case "remove":
      return performOn(client, "crm.opportunity.bulkRemove", batch, effect);
    case "lose": {
      const { kind: _, ...why } = act;
      return performOn(client, "crm.opportunity.bulkLose", { ...batch, ...why }, effect);
    }
  }
}

function formerly(card: OpportunityCard | undefined, fields: Fields): Fields {
  const known = Object.keys(fields).filter((field) => card && field in card);
  return Object.fromEntries(known.map((field) => [field, card?.[field as keyof OpportunityCard]]));
}

/** What each card will look like; the same rules as the server's. */
function previewOf(store: LiveStore, cards: readonly OpportunityCard[], act: BulkAct): readonly Row[] {
  const now = new Date().toISOString();
  const going = new Map<StageRecord, OpportunityCard[]>();
  const rows = cards.map((card): Row => {
    const stage = stageAfter(store, card, act);
    if (stage) going.set(stage, [...(going.get(stage) ?? []), card]);
    const outcome = stage && card.status !== "lost" ? outcomeFields(card, stage, now) : {};
    const won = stage && act.kind === "win" ? outcomeFields(card, stage, now) : {};
    const moved = stage ? { stageId: stage.id, ...outcome, ...won } : {};
    return { id: card.id, fields: { ...fieldsOf(store, card, act, now), ...moved, touchedAt: now } };
  });
  const keys = new Map([...going].flatMap(([stage, group]) => onTop(store, stage.id, group)));
  return rows.map(({ id, fields }) => {
    const position = keys.get(id);
    return { id, fields: position === undefined ? fields : { ...fields, position } };
  });
}

/** The stage that a card goes to; undefined where it stays. */
function stageAfter(store: LiveStore, card: OpportunityCard, act: BulkAct): StageRecord | undefined {
  if (act.kind === "win" && card.status !== "won") {
    const current = store.get("crm.stage", card.stageId);
    return (current && wonStageFrom(store.list("crm.stage"), current, card.teamId)) ?? undefined;
  }
  if (act.kind !== "edit" || act.changes.stageId === undefined || card.status === "lost") return undefined;
  return act.changes.stageId === card.stageId ? undefined : store.get("crm.stage", act.changes.stageId);
}

function fieldsOf(store: LiveStore, card: OpportunityCard, act: BulkAct, now: string): Fields {
  if (act.kind === "edit") return editedFields(card, act.changes);
  if (act.kind === "lose" && card.status !== "lost") {
    const { reasonId: lostReasonId, note: lostNote } = act;
    return { status: "lost", lostReasonId, lostNote, closedAt: now, probability: null };
  }
  if (act.kind !== "restore" || card.status !== "lost") return {};
  const isWon = store.get("crm.stage", card.stageId)?.isWon === true;
  return { status: isWon ? "won" : "open", lostReasonId: null, lostNote: null, closedAt: isWon ? now : null };
}

function editedFields(
  card: OpportunityCard,
  { stageId: _, addTagIds = [], removeTagIds = [], ...plain }: BulkChanges,
): Fields {
  const kept = card.tagIds.filter((id) => !removeTagIds.includes(id));
  const tagIds = [...kept, ...addTagIds.filter((id) => !kept.includes(id))];
  return { ...(plain as Fields), tagIds };
}

/** Keys above all others of a column, in the order of the cards. */
function onTop(store: LiveStore, stageId: string, group: readonly OpportunityCard[]): [string, string][] {
  const going = new Set(group.map((card) => card.id));
  let first: string | null = null;
  for (const card of store.list("crm.opportunity")) {
    if (card.stageId !== stageId || going.has(card.id)) continue;
    if (first === null || card.position < first) first = card.position;
  }
  const keys = keysBelow(first, group.length);
  return group.map((card, at) => [card.id, keys[at] ?? card.position]);
}

/** Where the key on top is none the library knows, any that sorts first will do for a moment. */
function keysBelow(first: string | null, count: number): readonly string[] {
  try {
    return generateNKeysBetween(null, first, count);
  } catch {
    return Array.from({ length: count }, () => "A");
  }
}
