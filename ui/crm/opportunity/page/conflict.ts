import { type EditableField, editable } from "@/common/crm/opportunity";
import type { Waiting } from "@/ui/live/outbox-entry";

export type ConflictField = EditableField | "stageId";

/** Somebody else saved the same field first. Values as the wire has them. */
export type Conflict = {
  /** The refused command, kept by the outbox until the person has chosen. */
  readonly mutationId: string;
  readonly command: string;
  readonly field: ConflictField;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly by: string | null;
  readonly at: string | null;
};

/** The newest conflict of each field of a record, out of what needs attention. */
export function conflictsOf(refused: readonly Waiting[], recordId: string): readonly Conflict[] {
  const found = new Map<string, Conflict>();
  for (const { recordId: of, reason, mutationId, command, details } of refused) {
    if (of !== recordId || reason !== "conflict") continue;
    for (const detail of details)
      if (isDetail(detail)) found.set(detail.field, { ...detail, mutationId, command });
  }
  return [...found.values()];
}

const isDetail = (one: unknown): one is Omit<Conflict, "mutationId" | "command"> =>
  typeof one === "object" &&
  one !== null &&
  "field" in one &&
  (one.field === "stageId" || String(one.field) in editable);
