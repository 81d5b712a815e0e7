"use client";

import { createContext, type ReactNode, useContext } from "react";
import { rights } from "@/common/identity/roles";
import type { PartnerField, PartnerValues } from "@/common/partners/partner";
import type { PartnerRecord } from "@/common/partners/records";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { editPartner } from "./partner-commands";

type Editing = {
  readonly record: PartnerRecord;
  readonly readOnly: boolean;
  /** Fields whose change is kept on this device until the network is back. */
  readonly waiting: ReadonlySet<string>;
  readonly draftKey: (field: string) => string;
  readonly save: <F extends PartnerField>(
    field: F,
    next: PartnerValues[F],
    base: PartnerValues[F],
  ) => Promise<Problem>;
};

const Context = createContext<Editing | null>(null);

/** What every field of a partner's page needs: who may write, what waits, and how to save. */
export function PartnerEditing({
  record,
  children,
}: {
  readonly record: PartnerRecord;
  readonly children: ReactNode;
}) {
  const me = useMe();
  const refusalText = useRefusalText();
  const waiting = useWaiting(record.id);
  const save: Editing["save"] = async (field, next, base) => {
    const outcome = await editPartner(record.id, field, { base, next });
    if (outcome.ok) return null;
    dismiss(outcome.mutationId);
    return refusalText(outcome);
  };
  const editing: Editing = {
    record,
    readOnly: !rights[me.role].partners,
    waiting,
    draftKey: (field) => `${me.id}/partner/${record.id}/${field}`,
    save,
  };
  return <Context.Provider value={editing}>{children}</Context.Provider>;
}

export function usePartnerEditing(): Editing {
  const editing = useContext(Context);
  if (!editing) throw new Error("Fields of a partner stand inside PartnerEditing.");
  return editing;
}

const none: ReadonlySet<string> = new Set();

function useWaiting(id: string): ReadonlySet<string> {
  const sync = useSync();
  if (sync.state !== "offline") return none;
  const mine = sync.waiting.filter((one) => one.recordId === id);
  return new Set(mine.flatMap(({ input }) => changedIn(input)));
}

function changedIn(input: unknown): string[] {
  const isEdit = typeof input === "object" && input !== null && "changes" in input;
  return isEdit && typeof input.changes === "object" ? Object.keys(input.changes ?? {}) : [];
}
