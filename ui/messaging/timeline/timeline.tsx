"use client";

import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { Skeleton } from "@/ui/kit/skeleton";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { Composer } from "./composer";
import { Entry } from "./entry";
import type { HistoryEntity } from "./history";
import { PendingEntry } from "./pending-entry";
import { useHistory } from "./use-history";
import "./timeline.css";

type Props = { readonly entity: HistoryEntity; readonly recordId: string };

/** What happened to a record, newest first, and a place to write a note. */
export function Timeline({ entity, recordId }: Props) {
  const t = useTranslations("crm.timeline");
  const me = useMe();
  const offline = useSync().state === "offline";
  const { history, view } = useHistory(entity, recordId);
  const takesNotes = entity === "crm.opportunity" && rights[me.role].write;
  return (
    <section className="tl" aria-label={t("title")}>
      <h2 className="tl-title">{t("title")}</h2>
      {takesNotes && <Composer recordId={recordId} history={history} />}
      <ol className="tl-list" aria-busy={view.state === "loading"}>
        {[...view.pending].reverse().map((note) => (
          <PendingEntry key={note.key} note={note} drop={() => history.drop(note.key)} />
        ))}
        {view.entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} entity={entity} />
        ))}
      </ol>
      {view.state === "loading" && !offline && <Waiting />}
      {offline && <p className="tl-say f14 sec">{t("offline")}</p>}
      {view.state === "held" && view.entries.length === 0 && <p className="tl-say f14 sec">{t("empty")}</p>}
      {view.more && (
        <Button look="plain" onClick={() => void history.readOlder()}>
          {t("older")}
        </Button>
      )}
    </section>
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
