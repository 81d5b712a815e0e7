"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { formatFilter, parseFilter, type TimelineFilter } from "./timeline-filter";

/** What the address says of a timeline: its filter, and one entry that is meant. */
export function useTimelineAddress(): { readonly filter: TimelineFilter; readonly sought: number | null } {
  const search = useSearchParams().toString();
  return useMemo(() => {
    const seq = Number(new URLSearchParams(search).get("entry"));
    return { filter: parseFilter(search), sought: Number.isInteger(seq) && seq > 0 ? seq : null };
  }, [search]);
}

/** In place of the address that is there: a filter is no page of its own. */
export function showFilter(filter: TimelineFilter): void {
  const { pathname, search } = window.location;
  window.history.replaceState(null, "", `${pathname}${formatFilter(search, filter)}`);
}
