"use client";

import { useEffect, useRef, useState } from "react";
import type { PartnerPage, PartnerRow } from "@/common/partners/records";
import { useAnswer } from "@/ui/live/answers";
import { useKnownPartners } from "@/ui/live/name-of";
import { api } from "@/ui/trpc";

const pageSize = 60;
/** Between the last key and the question, milliseconds. */
const restMs = 160;

type Later = {
  readonly query: string;
  readonly rows: readonly PartnerRow[];
  readonly next: PartnerPage["next"];
};

/** The directory by name, page after page; read again when the feed says that a partner changed. */
export function useDirectory() {
  const [typed, setTyped] = useState(() => new URLSearchParams(location.search).get("q") ?? "");
  const [query, setQuery] = useState(typed.trim());
  const [later, setLater] = useState<Later | null>(null);
  const [reading, setReading] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useAnswer(`partners/${query}`, () =>
    api.partners.partner.list.query({ query, limit: pageSize }),
  );
  useFollowed(first.again);
  useEffect(() => () => clearTimeout(timer.current), []);

  const more = later?.query === query ? later : null;
  const next = more ? more.next : (first.value?.next ?? null);

  const readMore = async () => {
    if (!next || reading) return;
    setReading(true);
    try {
      const page = await api.partners.partner.list.query({ query, after: next, limit: pageSize });
      setLater({ query, rows: [...(more?.rows ?? []), ...page.rows], next: page.next });
    } catch {
      // No network: the button stays.
    } finally {
      setReading(false);
    }
  };

  return {
    typed,
    query,
    state: first.state,
    rows: first.value ? unique([...first.value.rows, ...(more?.rows ?? [])]) : null,
    hasMore: next !== null,
    readMore,
    again: first.again,
    find(text: string) {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        setQuery(text.trim());
        history.replaceState(
          history.state,
          "",
          text.trim() ? `?q=${encodeURIComponent(text.trim())}` : location.pathname,
        );
      }, restMs);
    },
  };
}

/** A partner that was renamed between two pages may be on both. */
const unique = (rows: readonly PartnerRow[]): readonly PartnerRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** Milliseconds in which several changes of partners lead to one reading. */
const gatherMs = 600;

function useFollowed(again: () => void): void {
  const known = useKnownPartners();
  const seen = useRef(known);
  useEffect(() => {
    if (seen.current === known) return;
    seen.current = known;
    const timer = setTimeout(again, gatherMs);
    return () => clearTimeout(timer);
  }, [known, again]);
}
