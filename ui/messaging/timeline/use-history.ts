"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { liveClient } from "@/ui/live/live-client";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { RecordHistory } from "./history";

const histories = new Map<string, RecordHistory>();

function historyOf(personId: string, entity: TimelineEntity, recordId: string): RecordHistory {
  const key = `${personId}/${entity}/${recordId}`;
  const held =
    histories.get(key) ?? new RecordHistory({ entity, recordId }, () => liveClient().along.histories());
  histories.set(key, held);
  return held;
}

/** A record's history; the feed says how far it goes, and what is missing is read. */
export function useHistory(entity: TimelineEntity, recordId: string) {
  const history = historyOf(useMe().id, entity, recordId);
  const view = useSyncExternalStore(
    history.subscribe,
    () => history.view,
    () => history.view,
  );
  const opportunity = useRecord("crm.opportunity.full", recordId);
  const partner = useRecord("partners.partner", recordId);
  const seq = (opportunity ?? partner)?.timelineSeq ?? 0;
  const online = useSync().state !== "offline";
  useEffect(() => {
    void (online ? history.pull(seq) : history.takeUp());
  }, [history, seq, online]);
  return { history, view };
}
