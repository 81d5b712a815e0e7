"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { formatQuery, type PipelineQuery, parseQuery } from "./pipeline-query";

/** The pipeline's filters, read from the address: what goes back and forward with it. */
export function usePipelineQuery(): PipelineQuery {
  const search = useSearchParams().toString();
  return useMemo(() => parseQuery(search), [search]);
}

/** Writes the address. `quietly`: in place of the entry that is there, as while typing. */
export function showQuery(query: PipelineQuery, quietly = false): void {
  const address = `${window.location.pathname}${formatQuery(query)}`;
  if (quietly) window.history.replaceState(null, "", address);
  else window.history.pushState(null, "", address);
}
