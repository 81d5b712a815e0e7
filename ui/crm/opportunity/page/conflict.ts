import { type EditableField, editable } from "@/common/crm/opportunity";
import type { Waiting } from "@/ui/live/outbox-entry";

/** Somebody else saved the same field first. Values as the wire has them. */
export type Conflict = {
  /** The refused command, kept by the outbox until the person has chosen. */
  readonly mutationId: string;
  readonly field: EditableField;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly by: string | null;
  readonly at: string | null;
};

/** The newest conflict of each field of a record, out of what needs attention. */
export function conflictsOf(refused: readonly Waiting[], recordId: string): readonly Conflict[] {
  const found = new Map<string, Conflict>();
  for (const { recordId: of, reason, mutationId, details } of refused) {
    if (of !== recordId || reason !== "conflict") continue;
    for (const detail of details) if (isDetail(detail)) found.set(detail.field, { ...detail, mutationId });
  }
  return [...found.values()];
}

const isDetail = (one: unknown): one is Omit<Conflict, "mutationId"> =>
  typeof one === "object" && one !== null && "field" in one && String(one.field) in editable;
