"use client";

import { useCallback } from "react";
import { rights } from "@/common/identity/roles";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import type { PartnerField, PartnerValues } from "@/common/partners/partner";
import type { PartnerRecord } from "@/common/partners/records";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { editPartner } from "./partner-commands";

const done: Outcome = { ok: true, result: null };
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Takes a line of a partner's history back, as long as what it changed is as it left it. */
export function useUndoOf(id: string) {
  const record = useRecord("partners.partner", id);
  const { partners } = rights[useMe().role];
  return useCallback(
    ({ kind, changes }: TimelineEntryRecord) => {
      if (!record || !partners || kind !== "changed" || changes.length === 0) return null;
      const held: Readonly<Record<string, unknown>> = record;
      if (!changes.every(({ field, after }) => field in held && same(held[field], after))) return null;
      return async (): Promise<Outcome> => {
        for (const change of changes) {
          const outcome = await setBack(record, change.field as PartnerField, change.before);
          if (!outcome.ok) return outcome;
        }
        return done;
      };
    },
    [record, partners],
  );
}

const setBack = (record: PartnerRecord, field: PartnerField, before: unknown) =>
  editPartner(record.id, field, {
    base: record[field] as PartnerValues[PartnerField],
    next: before as PartnerValues[PartnerField],
  });
