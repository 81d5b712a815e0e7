"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { type AttachmentRecord, filesAddress, type RecordFile } from "@/common/messaging/attachment";
import { rightToNote, type TimelineEntity } from "@/common/messaging/timeline-entity";
import { Button } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { later } from "@/ui/kit/later";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { AddFiles } from "./add-files";
import { FileLine } from "./file-line";
import { useFileActs } from "./use-file-acts";
import { useRecordFiles } from "./use-record-files";
import "./attachment.css";

const PictureSheet = later(() => import("./picture-sheet").then((file) => file.PictureSheet));
const WaitingFiles = later(() => import("./waiting-files").then((file) => file.WaitingFiles));

type Props = { readonly entity: TimelineEntity; readonly recordId: string };

/** Every file of a record, those of its notes among them, and a place to add some without a note. */
export function RecordFiles({ entity, recordId }: Props) {
  const t = useTranslations("crm.timeline.files");
  const offline = useSync().state === "offline";
  const { history, files, waiting, count, state, showAll } = useRecordFiles(entity, recordId);
  const { removed, add, remove } = useFileActs(history);
  const me = useMe();
  const mayAdd = rights[me.role][rightToNote[entity]];
  const mayRemove = ({ by }: RecordFile) => (mayAdd && by === me.id) || rights[me.role].administer;
  const [shown, show] = useState<AttachmentRecord | null>(null);
  const listed = files.filter(({ id }) => !removed.has(id));
  const isNone = listed.length + waiting.length === 0;
  return (
    <AddFiles add={mayAdd ? add : null} count={Math.max(count - files.length, 0) + listed.length}>
      {waiting.length > 0 && <WaitingFiles files={waiting} />}
      {listed.length > 0 && (
        <ul className="group at-all" aria-label={t("files")}>
          {listed.map((file) => (
            <li key={file.id}>
              <Line file={file} show={show} remove={mayRemove(file) ? () => remove(file) : null} />
            </li>
          ))}
        </ul>
      )}
      {listed.length > 0 && files.length < count && (
        <Button look="plain" onClick={showAll}>
          {t("more", { count })}
        </Button>
      )}
      {isNone && state === "answered" && <p className="at-say f14 sec">{t("none")}</p>}
      {state === "failed" && <p className="at-say f14 sec">{t(offline ? "offline" : "failed")}</p>}
      {shown && <PictureSheet file={shown} onClose={() => show(null)} />}
    </AddFiles>
  );
}

type LineProps = {
  readonly file: RecordFile;
  readonly show: (file: AttachmentRecord) => void;
  readonly remove: (() => void) | null;
};

function Line({ file, show, remove }: LineProps) {
  const t = useTranslations("crm.timeline.files");
  const format = useFormat();
  const by = useRecord("identity.person", file.by)?.name;
  const more = [by, format.day(format.dayOf(file.at))].filter(Boolean).join(" · ");
  const picture = file.width !== null && (
    <button
      type="button"
      className="at-thumb"
      aria-label={t("show", { name: file.name })}
      onClick={() => show(file)}
    >
      {/* biome-ignore lint/performance/noImgElement: the server has made it small, behind the sign-in */}
      <img src={`${filesAddress}/${file.id}/thumb.webp`} alt="" loading="lazy" width={44} height={44} />
    </button>
  );
  return <FileLine file={file} more={more} remove={remove} {...(picture && { before: picture })} />;
}
