"use client";

import { useEffect, useState } from "react";
import type { AuditLine } from "@/common/identity/audit";
import { useAnswer } from "@/ui/live/answers";
import { useMe } from "@/ui/live/session";
import { api } from "@/ui/trpc";
import { type AuditQuery, auditFilter } from "./audit-query";

const pageSize = 50;
/** Between two looks for what is new, milliseconds. */
const lookEvery = 10_000;

type Later = { readonly key: string; readonly lines: readonly AuditLine[]; readonly more: boolean };

/** The log, the newest first, page after page; says when there is something newer, and shows it when asked. */
export function useAudit(query: AuditQuery) {
  const { timeZone } = useMe();
  const filter = auditFilter(query, timeZone);
  const first = useAnswer(`audit/${JSON.stringify(filter)}`, () =>
    api.identity.audit.list.query({ ...filter, limit: pageSize }),
  );
  const start = first.value?.lines[0];
  const key = `${JSON.stringify(filter)} ${start?.id}`;
  const [held, setLater] = useState<Later | null>(null);
  const [reading, setReading] = useState(false);
  const later = held?.key === key ? held : null;
  const lines = first.value ? [...first.value.lines, ...(later?.lines ?? [])] : null;
  const last = lines?.at(-1);

  const readMore = async () => {
    if (!last || reading) return;
    setReading(true);
    try {
      const before = { at: last.at, id: last.id };
      const page = await api.identity.audit.list.query({ ...filter, before, limit: pageSize });
      setLater({ key, lines: [...(later?.lines ?? []), ...page.lines], more: page.more });
    } catch {
      // No network: the button stays.
    } finally {
      setReading(false);
    }
  };

  return {
    lines,
    state: first.state,
    again: first.again,
    more: (later ?? first.value)?.more ?? false,
    reading,
    readMore,
    news: useNews(key, start, filter),
  };
}

function useNews(key: string, start: AuditLine | undefined, filter: ReturnType<typeof auditFilter>): number {
  const [seen, setSeen] = useState({ key, count: 0 });
  const question = JSON.stringify({ ...filter, after: start && { at: start.at, id: start.id } });
  useEffect(() => {
    const asked = JSON.parse(question) as Parameters<typeof api.identity.audit.news.query>[0];
    if (!asked.after) return;
    const look = () => {
      if (document.visibilityState !== "visible") return;
      api.identity.audit.news.query(asked).then(({ count }) => setSeen({ key, count }), ignore);
    };
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [question, key]);
  return seen.key === key ? seen.count : 0;
}

/** Without a network nothing is new. */
function ignore() {}
