import { useEffect, useState } from "react";
import { liveClient } from "@/ui/live/live-client";
import { useSync } from "@/ui/live/status";
import { api } from "@/ui/trpc";
import type { FoundPartner } from "./find-records";

/** Milliseconds after the last letter; what the device holds shows without any. */
const pause = 180;
const most = 20;

type Answer = { readonly query: string; readonly partners: readonly FoundPartner[] };
const none: Answer = { query: "", partners: [] };

/**
 * Asks the server for what the device does not hold. Opportunities go into the store, where they are found as the
 * others are; without a network nothing is asked.
 */
export function useServerSearch(query: string, mayDeals: boolean): Answer {
  const isOnline = useSync().state !== "offline";
  const [answer, setAnswer] = useState(none);
  useEffect(() => {
    if (!isOnline || query.length < 2) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const found = await Promise.allSettled([
        api.partners.partner.list.query({ query, limit: most }),
        mayDeals ? loadCards(query) : Promise.resolve(),
      ]);
      const [listed] = found;
      if (isOver || listed.status !== "fulfilled") return;
      const partners = listed.value.rows.map(({ id, name, version, city, jobTitle, parentName }) => ({
        ...{ id, name, version },
        detail: [jobTitle, parentName, city].filter(Boolean).join(", "),
      }));
      setAnswer({ query, partners });
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query, isOnline, mayDeals]);
  return answer.query === "" || query.startsWith(answer.query) ? answer : none;
}

async function loadCards(query: string): Promise<void> {
  const { intake, store } = liveClient();
  const token = intake.tombstones.begin();
  try {
    const cards = await api.crm.opportunity.search.query({ query, limit: most });
    store.batch("load", () => intake.found(cards, token));
  } finally {
    intake.tombstones.end();
  }
}
