import type { EditableField, EditableValues, LoseInput } from "@/common/crm/opportunity";
import { dismiss, perform } from "@/ui/live/outbox";
import type { Waiting } from "@/ui/live/outbox-entry";
import { editOpportunity } from "../commands/edit";
import { moveCard } from "../commands/move";
import type { Conflict } from "./conflict";

type Values = Partial<EditableValues>;
type Change = { readonly base: unknown; readonly next: unknown };

/** What to send once a person has chosen a field: all else that was refused with it goes along, as it was meant. */
export function settled(
  refused: readonly Waiting[],
  { field, mine, theirs }: Conflict,
  whose: "theirs" | "mine",
) {
  const next: Record<string, unknown> = {};
  const base: Record<string, unknown> = {};
  for (const [name, change] of refused.flatMap(({ input }) => Object.entries(changesIn(input)))) {
    next[name] = change.next;
    base[name] ??= change.base;
  }
  delete next[field];
  delete base[field];
  if (whose === "mine") {
    next[field] = mine;
    base[field] = theirs;
  }
  return { next: next as Values, base: base as Values };
}

/** Those that were refused for this field of this record, oldest first. */
export const collidedOn = (refused: readonly Waiting[], recordId: string, field: Conflict["field"]) =>
  refused.filter(
    (entry) => entry.recordId === recordId && entry.reason === "conflict" && isAbout(entry.details, field),
  );

/**
 * Takes what was refused out of the tray and sends what the person wants instead, built upon what is on record. Where
 * that has changed once more, the server refuses again and shows the new value.
 */
export function settle(
  refused: readonly Waiting[],
  recordId: string,
  conflict: Conflict,
  whose: "theirs" | "mine",
): void {
  const collided = collidedOn(refused, recordId, conflict.field);
  for (const { mutationId } of collided) dismiss(mutationId);
  if (conflict.field === "stageId") {
    const last = collided.at(-1);
    if (whose === "mine" && last) void goAnyway(last, conflict);
    return;
  }
  const { next, base } = settled(collided, conflict, whose);
  if (Object.keys(next).length > 0) void editOpportunity(recordId, next, base);
}

/** The move, the win or the loss, from the stage where it is now. */
function goAnyway({ command, input, recordId }: Waiting, { mine, theirs }: Conflict): Promise<unknown> {
  const from = String(theirs);
  if (command === "crm.opportunity.win")
    return perform("crm.opportunity.win", { id: recordId, stageId: from });
  if (command === "crm.opportunity.lose")
    return perform("crm.opportunity.lose", { ...(input as LoseInput), stageId: from });
  const place = { afterId: null, beforeId: null };
  return moveCard({ id: recordId, fromStageId: from, toStageId: String(mine), ...place });
}

function changesIn(input: unknown): Partial<Record<EditableField, Change>> {
  const changes = typeof input === "object" && input !== null && "changes" in input ? input.changes : null;
  return typeof changes === "object" && changes !== null ? changes : {};
}

const isAbout = (details: readonly unknown[], field: string): boolean =>
  details.some((one) => typeof one === "object" && one !== null && "field" in one && one.field === field);
