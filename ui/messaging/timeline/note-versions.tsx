"use client";

import { useTranslations } from "use-intl";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import { useFormat } from "@/ui/kit/format";
import { Sheet } from "@/ui/kit/sheet";
import { Skeleton } from "@/ui/kit/skeleton";
import { useAnswer } from "@/ui/live/answers";
import { useRefusalText } from "@/ui/live/refusal-text";
import { api } from "@/ui/trpc";
import { NoteBody } from "./note-body";
import { useTimeline } from "./timeline-context";

type Props = { readonly note: TimelineEntryRecord; readonly onClose: () => void };

/** What a note said before, newest first, above what it says now. */
export function NoteVersions({ note, onClose }: Props) {
  const t = useTranslations("crm.timeline");
  const format = useFormat();
  const refusalText = useRefusalText();
  const { entity, recordId } = useTimeline();
  const question = { entity, recordId, noteId: note.id };
  const { value, state, reason } = useAnswer(`note-versions/${note.id}/${note.revised}`, () =>
    api.messaging.timeline.versions.query(question),
  );
  const now = { number: 0, body: note.body ?? "", writtenAt: note.editedAt ?? note.createdAt };
  return (
    <Sheet open onClose={onClose} title={t("versions")} place="side">
      <ol className="tl-versions">
        {[now, ...(value ?? []).toReversed()].map(({ number, body, writtenAt }) => (
          <li key={number}>
            <p className="f13 mut num">
              {format.instant(writtenAt)} {number === 0 && `· ${t("versionNow")}`}
            </p>
            <div className="tl-bubble">
              <NoteBody body={body} />
            </div>
          </li>
        ))}
      </ol>
      {state === "asking" && !value && <Skeleton height={60} />}
      {state === "failed" && <p className="f14 sec">{refusalText({ reason: reason ?? "network" })}</p>}
    </Sheet>
  );
}
