"use client";
import type { Waiting } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useFormat } from "../kit/format";
import { Icon } from "../kit/icon";
import type { IconName } from "../kit/icon-paths";
import { useChangeDetail } from "./change-detail";
import { useChangeWords } from "./change-words";
import { WaitingFileLine } from "./waiting-file-line";

const drawings: Readonly<Record<string, IconName>> = {
  move: "arrow",
  create: "plus",
  add: "plus",
  win: "won",
  lose: "lost",
  remove: "trash",
  addNote: "note",
  restore: "undo",
  undelete: "undo",
};

/** One row of what is sent next. */
export function WaitingChange({ change }: { readonly change: Waiting }) {
  const { time } = useFormat();
  const { what, name } = useChangeWords(change);
  const detail = useChangeDetail(change);
  const trouble = useRefusalText();
  const verb = change.command.split(".").at(-1) ?? "";
  return (
    <li className="waits">
      <span className="ic">
        <Icon name={drawings[verb] ?? "edit"} />
      </span>
      <span className="grow">
        <span className="m t1">{what}</span>
        <span className="f14 sec t1">
          {name && `${name} · `}
          {time(change.createdAt)}
        </span>
        {detail && <span className="f14 t1">{detail}</span>}
        {change.files?.map((file) => (
          <WaitingFileLine key={file.id} file={file} />
        ))}
        {change.keepTrouble && change.files && (
          <span className="f13 bad">{trouble({ reason: "fileNotKept" })}</span>
        )}
      </span>
    </li>
  );
}
