"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { EditableField, EditableValues } from "@/common/crm/opportunity";
import type { OpportunityCard, OpportunityRecord } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { editOpportunity } from "../commands/edit";
import { type Conflict, conflictsOf } from "./conflict";
import { settle } from "./settle";
import { waitingFields } from "./waiting-fields";

type Editing = {
  readonly card: OpportunityCard;
  /** Absent until the full record has come; the card's fields can be read and changed before. */
  readonly record: OpportunityRecord | undefined;
  readonly readOnly: boolean;
  readonly conflicts: readonly Conflict[];
  /** Fields whose change is kept on this device until the network is back. */
  readonly waiting: ReadonlySet<string>;
  readonly draftKey: (field: string) => string;
  readonly save: <F extends EditableField>(
    field: F,
    next: EditableValues[F],
    base: EditableValues[F],
  ) => Promise<Problem>;
  readonly settle: (conflict: Conflict, whose: "theirs" | "mine") => void;
};

const Context = createContext<Editing | null>(null);

type Props = {
  readonly card: OpportunityCard;
  readonly record: OpportunityRecord | undefined;
  readonly children: ReactNode;
};

/** What every field of the page needs: who may write, what waits, what collided, and how to save. */
export function EditingProvider({ card, record, children }: Props) {
  const me = useMe();
  const sync = useSync();
  const refusalText = useRefusalText();

  const save: Editing["save"] = async (field, next, base) => {
    const outcome = await editOpportunity(card.id, { [field]: next }, { [field]: base });
    // A conflict stays with the outbox, which keeps it until it is settled.
    if (outcome.ok || outcome.reason === "conflict") return null;
    dismiss(outcome.mutationId);
    return refusalText(outcome);
  };

  const editing: Editing = {
    card,
    record,
    readOnly: !rights[me.role].write,
    conflicts: conflictsOf(sync.needsAttention, card.id),
    waiting: waitingFields(sync, card.id),
    draftKey: (field) => `${me.id}/opportunity/${card.id}/${field}`,
    save,
    settle: (conflict, whose) => settle(sync.needsAttention, card.id, conflict, whose),
  };
  return <Context.Provider value={editing}>{children}</Context.Provider>;
}

export function useEditing(): Editing {
  const editing = useContext(Context);
  if (!editing) throw new Error("Fields of an opportunity stand inside its EditingProvider.");
  return editing;
}
