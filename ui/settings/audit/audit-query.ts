"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { AuditKind, AuditListInput } from "@/common/identity/audit";
import { dayStart } from "./day-start";

/** Kinds as people look for them. */
export const auditGroups = {
  signIns: ["signedIn", "signInFailed", "signInLimited", "signedOut"],
  refusals: ["refused"],
  people: [
    "personAdded",
    "personChanged",
    "roleChanged",
    "teamsChanged",
    "deactivated",
    "reactivated",
    "handedOver",
  ],
  access: ["linkMade", "linkRevoked", "linkUsed", "sessionsEnded"],
  settings: ["settingsChanged"],
  exports: ["exported", "imported", "importUndone"],
} as const satisfies Record<string, readonly AuditKind[]>;
export type AuditGroup = keyof typeof auditGroups;
export const groupNames = Object.keys(auditGroups) as AuditGroup[];

/** What the log shows; lives in the address, so that it can be shared and gone back to. */
export type AuditQuery = {
  readonly group: AuditGroup | null;
  readonly person: string | null;
  /** Calendar days, both included. */
  readonly from: string | null;
  readonly to: string | null;
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the address; whatever it does not understand is left out rather than refused. */
export function parseAuditQuery(search: string): AuditQuery {
  const given = new URLSearchParams(search);
  const matching = (name: string, pattern: RegExp) => {
    const value = given.get(name) ?? "";
    return pattern.test(value) && (pattern !== day || !Number.isNaN(Date.parse(value))) ? value : null;
  };
  return {
    group: groupNames.find((name) => name === given.get("kind")) ?? null,
    person: matching("person", uuid),
    from: matching("from", day),
    to: matching("to", day),
  };
}

export function useAuditQuery(): AuditQuery {
  const search = useSearchParams().toString();
  return useMemo(() => parseAuditQuery(search), [search]);
}

export function showAuditQuery({ group, person, from, to }: AuditQuery): void {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind: group, person, from, to })) {
    if (value) parts.set(name, value);
  }
  const text = parts.toString();
  window.history.pushState(null, "", `${window.location.pathname}${text ? `?${text}` : ""}`);
}

type Filter = Pick<AuditListInput, "kinds" | "personId" | "from" | "until">;

/** The query as the server takes it; days are the person's own. */
export const auditFilter = ({ group, person, from, to }: AuditQuery, timeZone: string): Filter => ({
  ...(group && { kinds: [...auditGroups[group]] }),
  ...(person && { personId: person }),
  ...(from && { from: dayStart(from, timeZone) }),
  ...(to && { until: dayStart(to, timeZone, 1) }),
});
