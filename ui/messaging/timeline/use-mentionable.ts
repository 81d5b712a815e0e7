"use client";

import { useMemo } from "react";
import type { PersonRecord } from "@/common/identity/records";
import { useRecords } from "@/ui/live/records";
import { useTimeline } from "./timeline-context";

/** Colleagues on duty: those who may see the record, and those who may not. */
export function useMentionable(): {
  readonly people: readonly PersonRecord[];
  readonly hidden: readonly PersonRecord[];
} {
  const { maySee } = useTimeline();
  const everybody = useRecords("identity.person");
  return useMemo(() => {
    const active = everybody.filter((person) => person.active);
    return {
      people: active.filter((person) => maySee(person)),
      hidden: active.filter((person) => !maySee(person)),
    };
  }, [everybody, maySee]);
}
