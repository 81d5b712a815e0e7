import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";

export const shownKinds = ["notes", "stages", "outcomes", "changes"] as const;
export type ShownKind = (typeof shownKinds)[number];

/** Those that there can be: partners stand in no stage. */
export const kindsOf = (entity: TimelineEntity): readonly ShownKind[] =>
  entity === "crm.opportunity" ? shownKinds : ["notes", "changes"];

/** What of a timeline is shown; lives in the address, so that it can be shared and gone back to. */
export type TimelineFilter = {
  /** Empty: all. */
  readonly kinds: readonly ShownKind[];
  /** A person by id; null: everybody. */
  readonly by: string | null;
};

/** Reads the address; whatever it does not understand is left out. */
export function parseFilter(search: string): TimelineFilter {
  const given = new URLSearchParams(search);
  const named = (given.get("show") ?? "").split(",");
  return { kinds: shownKinds.filter((kind) => named.includes(kind)), by: given.get("by") };
}

/** The address with this filter in it and everything else as it was. */
export function formatFilter(search: string, { kinds, by }: TimelineFilter): string {
  const parts = new URLSearchParams(search);
  parts.delete("show");
  parts.delete("by");
  if (kinds.length > 0) parts.set("show", kinds.join(","));
  if (by) parts.set("by", by);
  const text = parts.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

const isOf: Record<ShownKind, (entry: TimelineEntryRecord) => boolean> = {
  notes: ({ kind }) => kind === "note",
  stages: ({ changes }) => changes.some(({ field }) => field === "stageId"),
  outcomes: ({ kind }) => kind === "won" || kind === "lost" || kind === "restored",
  changes: ({ kind, changes }) =>
    kind === "created" || (kind === "changed" && changes.some(({ field }) => field !== "stageId")),
};

export const isFiltered = ({ kinds, by }: TimelineFilter): boolean => kinds.length > 0 || by !== null;

/** A note that this person deleted stays in sight only where all is. */
export function passes(entry: TimelineEntryRecord, filter: TimelineFilter): boolean {
  if (entry.deleted) return entry.deleted === "byMe" && !isFiltered(filter);
  if (filter.by !== null && entry.authorId !== filter.by) return false;
  return filter.kinds.length === 0 || filter.kinds.some((kind) => isOf[kind](entry));
}
