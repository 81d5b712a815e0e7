"use client";

import { useTranslations } from "use-intl";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import { Face } from "@/ui/kit/face";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useRecord } from "@/ui/live/records";
import { ChangeLine } from "./change-line";
import type { HistoryEntity } from "./history";

type Props = { readonly entry: TimelineEntryRecord; readonly entity: HistoryEntity };

/** Who did what, when: a note as a bubble, a change field by field. */
export function Entry({ entry, entity }: Props) {
  const t = useTranslations("crm.timeline");
  const author = useRecord("identity.person", entry.authorId ?? "");
  const name = author?.name ?? (entry.authorId ? t("deletedPerson") : t("system"));
  const says = entry.kind === "note" || entry.kind === "changed" ? null : t(entry.kind);
  return (
    <li>
      {author ? (
        <Face name={author.name} colour={author.colour} silent />
      ) : (
        <span className="tl-knot">
          <Icon name={entry.authorId ? "person" : "download"} size="small" />
        </span>
      )}
      <div>
        <div className="tl-who f14">
          <span>
            <span className="m">{name}</span> {says && <span className="sec">{says}</span>}
          </span>
          <When instant={entry.createdAt} />
        </div>
        {entry.changes.map((change) => (
          <ChangeLine key={change.field} change={change} entity={entity} />
        ))}
        {entry.body && <div className="tl-bubble">{entry.body}</div>}
      </div>
    </li>
  );
}

function When({ instant }: { readonly instant: string }) {
  const t = useTranslations("crm.timeline");
  const format = useFormat();
  const day = format.dayOf(instant);
  const yesterday = format.dayOf(Date.now() - 86_400_000);
  const time = format.time(instant);
  const full = format.instant(instant);
  const text = day === yesterday ? t("yesterday", { time }) : full;
  return (
    <time className="mut num" dateTime={instant} title={full}>
      {day === format.today() ? time : text}
    </time>
  );
}
