import type { Sync } from "@/ui/live/status-board";

/** The fields of a record that wait on this device; none while the server answers, when they wait but a moment. */
export function waitingFields(sync: Sync, recordId: string): ReadonlySet<string> {
  if (sync.state !== "offline") return none;
  const waiting = sync.waiting.filter((one) => one.recordId === recordId);
  return new Set(waiting.flatMap((one) => fieldsIn(one.input)));
}
const none: ReadonlySet<string> = new Set();

function fieldsIn(input: unknown): string[] {
  if (typeof input !== "object" || input === null) return [];
  const changes =
    "changes" in input && typeof input.changes === "object" ? Object.keys(input.changes ?? {}) : [];
  return "stageId" in input ? [...changes, "stageId"] : changes;
}
