import type { EditableValues } from "@/common/crm/opportunity";
import type { OpportunityRecord } from "@/common/crm/records";
import type { FieldChange, TimelineEntryRecord } from "@/common/messaging/timeline";
import { toMinor } from "@/common/money";
import type { LiveClient } from "@/ui/live/client";
import { liveClient } from "@/ui/live/live-client";
import type { Outcome } from "@/ui/live/outbox-entry";
import { editOpportunity } from "./edit";
import { loseOpportunity } from "./lose";
import { moveCard } from "./move";
import { restoreOpportunity } from "./restore";

type Step = () => Promise<Outcome>;

/**
 * The commands that take a line of an opportunity's history back, in their order; null where the opportunity is no
 * longer as the line left it, or where what was before is not known well enough to be honest.
 */
export function undoSteps(
  entry: TimelineEntryRecord,
  held: OpportunityRecord,
  client: LiveClient = liveClient(),
): readonly Step[] | null {
  const changes = new Map(entry.changes.map((change) => [change.field, change]));
  if (entry.kind === "lost") return held.status === "lost" ? unlose(changes, held, client) : null;
  if (entry.kind === "restored") return loseAgain(changes, held, client);
  if (entry.kind === "won" && changes.get("status")?.before !== "open") return null;
  if (entry.kind !== "won" && entry.kind !== "changed") return null;
  return setBack(entry.changes, held, client);
}

type Changes = ReadonlyMap<string, FieldChange>;

function unlose(changes: Changes, held: OpportunityRecord, client: LiveClient): Step[] | null {
  if (changes.get("lostReasonId")?.after !== held.lostReasonId) return null;
  const { id } = held;
  return [() => restoreOpportunity({ id }, client), ...probabilityBack(changes, held, client)];
}

function loseAgain(changes: Changes, held: OpportunityRecord, client: LiveClient): Step[] | null {
  const status = changes.get("status");
  if (status?.before !== "lost" || status.after !== held.status) return null;
  const { id, stageId } = held;
  const reasonId = (changes.get("lostReasonId")?.before ?? null) as string | null;
  const note = (changes.get("lostNote")?.before ?? null) as string | null;
  return [() => loseOpportunity({ id, stageId, reasonId, reasonName: null, note }, client)];
}

/** Written by moves, closing and reopening alone. */
const ofClosing: ReadonlySet<string> = new Set(["stageId", "status", "lostReasonId", "lostNote"]);

/** Fields by an edit, the stage by a move: each checked for conflicts as if it were done by hand. */
function setBack(
  changes: readonly FieldChange[],
  held: OpportunityRecord,
  client: LiveClient,
): Step[] | null {
  if (changes.length === 0 || !changes.every((change) => isAsLeft(change, held))) return null;
  const stage = changes.find(({ field }) => field === "stageId");
  const closes = changes.some(({ field }) => field === "status");
  if (stage && (held.status === "lost" || !client.store.get("crm.stage", String(stage.before)))) return null;
  const fields = changes.filter(({ field }) => !ofClosing.has(field) && !(closes && field === "probability"));
  const steps: Step[] = [];
  if (fields.length > 0) steps.push(() => edit(fields, held, client));
  if (stage) {
    const toStageId = String(stage.before);
    const place = { fromStageId: held.stageId, toStageId, afterId: null, beforeId: null };
    steps.push(() => moveCard({ id: held.id, ...place }, client));
  }
  const changed = new Map(changes.map((change) => [change.field, change]));
  return closes ? [...steps, ...probabilityBack(changed, held, client)] : steps;
}

/** Closing and reopening drop a probability set by hand. */
function probabilityBack(changes: Changes, held: OpportunityRecord, client: LiveClient): Step[] {
  const change = changes.get("probability");
  if (typeof change?.before !== "string") return [];
  return [() => edit([{ ...change, after: null }], { ...held, probability: null }, client)];
}

function edit(changes: readonly FieldChange[], held: OpportunityRecord, client: LiveClient) {
  const next = Object.fromEntries(changes.map(({ field, before }) => [field, before]));
  const bases = Object.fromEntries(changes.map(({ field }) => [field, held[field as "name"]]));
  return editOpportunity(held.id, withTags(next, changes, held), bases as Partial<EditableValues>, client);
}

/** Of tags only those go and come back that this line added and removed. */
function withTags(
  next: Partial<EditableValues>,
  changes: readonly FieldChange[],
  held: OpportunityRecord,
): Partial<EditableValues> {
  const tags = changes.find(({ field }) => field === "tagIds");
  if (!tags) return next;
  const { added, removed } = difference(tags);
  return { ...next, tagIds: [...held.tagIds.filter((tag) => !added.includes(tag)), ...removed] };
}

function difference({ before, after }: FieldChange) {
  const [was, is] = [before, after].map((list) => (Array.isArray(list) ? (list as string[]) : []));
  return {
    added: (is ?? []).filter((tag) => !was?.includes(tag)),
    removed: (was ?? []).filter((tag) => !is?.includes(tag)),
  };
}

const amounts: ReadonlySet<string> = new Set(["expectedRevenue", "recurringRevenue", "probability"]);

function isAsLeft(change: FieldChange, held: OpportunityRecord): boolean {
  const { field, after } = change;
  if (field === "tagIds") {
    const { added, removed } = difference(change);
    return (
      added.every((tag) => held.tagIds.includes(tag)) && !removed.some((tag) => held.tagIds.includes(tag))
    );
  }
  const now = (held as Readonly<Record<string, unknown>>)[field] ?? null;
  if (amounts.has(field) && typeof now === "string" && typeof after === "string")
    return toMinor(now) === toMinor(after);
  return field in held && now === (after ?? null);
}
