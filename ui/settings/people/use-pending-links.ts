"use client";

import { useEffect, useRef } from "react";
import type { PendingLink } from "@/common/identity/access-link";
import { useAnswer } from "@/ui/live/answers";
import { useRecords } from "@/ui/live/records";
import { api } from "@/ui/trpc";

/** Links that wait to be used, by person; read again when the feed says that people changed. For administrators. */
export function usePendingLinks(): ReadonlyMap<string, PendingLink> {
  const { value = [], again } = useAnswer("links", () => api.identity.accessLink.pending.query());
  const people = useRecords("identity.person");
  const seen = useRef(people);
  useEffect(() => {
    if (seen.current === people) return;
    seen.current = people;
    again();
  }, [people, again]);
  return new Map(value.map((link) => [link.personId, link]));
}
