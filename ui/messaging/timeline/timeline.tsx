"use client";

import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { rightToNote } from "@/common/messaging/timeline-entity";
import { Button, IconButton } from "@/ui/kit/button";
import { Skeleton } from "@/ui/kit/skeleton";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { Composer } from "./composer";
import { Entry } from "./entry";
import { FilterBar } from "./filter-bar";
import { PendingEntry } from "./pending-entry";
import { type TimelineAbout, TimelineProvider } from "./timeline-context";
import { isFiltered, passes } from "./timeline-filter";
import { useHistory } from "./use-history";
import { showFilter, useTimelineAddress } from "./use-timeline-address";
import { useWaitingNotes } from "./use-waiting-notes";
import "./timeline.css";

/** What happened to a record, newest first, and a place to write a note. */
export function Timeline(about: TimelineAbout) {
  const t = useTranslations("crm.timeline");
  const me = useMe();
  const { entity, recordId } = about;
  const { history, view } = useHistory(entity, recordId);
  const waiting = useWaitingNotes(history);
  const { filter, sought } = useTimelineAddress();
  const [filtering, setFiltering] = useState(isFiltered(filter));
  const shown = useMemo(() => view.entries.filter((entry) => passes(entry, filter)), [view.entries, filter]);
  const authors = useMemo(
    () => new Set(view.entries.flatMap(({ authorId }) => authorId ?? [])),
    [view.entries],
  );
  useEffect(() => {
    if (sought !== null) void history.readBackTo(sought);
  }, [history, sought]);
  const takesNotes = rights[me.role][rightToNote[entity]];
  return (
    <TimelineProvider value={{ ...about, history, sought }}>
      <section className="tl" aria-label={t("title")}>
        <div className="tl-head">
          <h2 className="tl-title">{t("title")}</h2>
          <IconButton
            icon="filter"
            label={t("filters.label")}
            size="small"
            aria-expanded={filtering}
            onClick={() => {
              if (filtering) showFilter({ kinds: [], by: null });
              setFiltering(!filtering);
            }}
          />
        </div>
        {filtering && <FilterBar filter={filter} authors={authors} show={showFilter} />}
        {takesNotes && <Composer />}
        <ol className="tl-list" aria-busy={view.state === "loading"}>
          {[...waiting].reverse().map((note) => (
            <PendingEntry key={note.mutationId} note={note} />
          ))}
          {shown.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </ol>
        <Foot
          state={view.state}
          isEmpty={shown.length === 0}
          isFiltered={isFiltered(filter)}
          earlier={view.more ? () => void history.readMore((entry) => passes(entry, filter)) : null}
        />
      </section>
    </TimelineProvider>
  );
}

type FootProps = {
  readonly state: "loading" | "held" | "failed";
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
  readonly earlier: (() => void) | null;
};

function Foot({ state, isEmpty, isFiltered, earlier }: FootProps) {
  const t = useTranslations("crm.timeline");
  const offline = useSync().state === "offline";
  return (
    <>
      {state === "loading" && !offline && <Waiting />}
      {offline && <p className="tl-say f14 sec">{t("offline")}</p>}
      {state === "held" && isEmpty && (
        <p className="tl-say f14 sec">{t(isFiltered ? "filters.nothing" : "empty")}</p>
      )}
      {earlier && (
        <Button look="plain" onClick={earlier}>
          {t("older")}
        </Button>
      )}
    </>
  );
}

function Waiting() {
  const t = useTranslations("crm.timeline");
  return (
    <div className="tl-wait" role="status" aria-label={t("loading")}>
      {[70, 52, 64].map((width) => (
        <div key={width}>
          <Skeleton width={28} height={28} round />
          <Skeleton width={`${width}%`} height={16} />
        </div>
      ))}
    </div>
  );
}
