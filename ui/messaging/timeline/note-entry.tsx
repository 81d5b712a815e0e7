"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import type { AttachmentRecord } from "@/common/messaging/attachment";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import { Button, IconButton } from "@/ui/kit/button";
import { later } from "@/ui/kit/later";
import { Menu, type MenuItem } from "@/ui/kit/menu";
import { toast } from "@/ui/kit/toast";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { EntryFrame } from "./entry-frame";
import { NoteBody } from "./note-body";
import { editNote, removeFile, removeNote, undeleteFile, undeleteNote } from "./note-commands";
import { NoteEditor } from "./note-editor";
import { useMayNote, useTimeline } from "./timeline-context";

const NoteFiles = later(() => import("../attachment/note-files").then((file) => file.NoteFiles));
const NoteVersions = later(() => import("./note-versions").then((file) => file.NoteVersions));

type Props = { readonly entry: TimelineEntryRecord };

/** A note: whoever wrote it rewrites and deletes it, an administrator deletes any. */
export function NoteEntry({ entry }: Props) {
  const t = useTranslations("crm.timeline");
  const [editing, edit] = useState(false);
  const [versions, showVersions] = useState(false);
  const { write, remove, removeFile } = useNoteActs(entry);
  const mayRemove = useMayRemove(entry);
  const edited = entry.editedAt !== null && (
    <button type="button" className="tl-edited f13 mut" onClick={() => showVersions(true)}>
      {t("edited")}
    </button>
  );
  return (
    <EntryFrame
      entry={entry}
      says={
        entry.body === "" && entry.files.length > 0 ? t("files.added", { count: entry.files.length }) : null
      }
      beside={edited}
      menu={<NoteMenu entry={entry} edit={() => edit(true)} remove={remove} />}
    >
      {editing ? <Rewrite entry={entry} send={write} close={() => edit(false)} /> : <Words entry={entry} />}
      {entry.files.length > 0 && <NoteFiles files={entry.files} remove={mayRemove ? removeFile : null} />}
      {versions && <NoteVersions note={entry} onClose={() => showVersions(false)} />}
    </EntryFrame>
  );
}

function Words({ entry }: Props) {
  const t = useTranslations("crm.timeline.files");
  if (entry.body === "") return entry.files.length === 0 && <p className="f14 sec">{t("gone")}</p>;
  return (
    <div className="tl-bubble">
      <NoteBody body={entry.body ?? ""} />
    </div>
  );
}

/** Its author, as long as they may write at all, and administrators. */
function useMayRemove({ authorId }: TimelineEntryRecord): boolean {
  const me = useMe();
  const mayNote = useMayNote();
  return (authorId === me.id && mayNote) || rights[me.role].administer;
}

/** In place of a note that this person deleted. */
export function DeletedNote({ entry }: Props) {
  const t = useTranslations("crm.timeline");
  const { undelete } = useNoteActs(entry);
  return (
    <li className="tl-gone f14 sec">
      <span className="tl-knot" aria-hidden="true" />
      <p>
        {t("youDeleted")}{" "}
        <button type="button" className="tl-inline" onClick={undelete}>
          {t("undo")}
        </button>
      </p>
    </li>
  );
}

function useNoteActs(note: TimelineEntryRecord) {
  const t = useTranslations("crm.timeline");
  const { entity, history, recordId } = useTimeline();
  const refusalText = useRefusalText();
  const place = { entity, history, recordId, note };
  const told = async (sent: Promise<Outcome>): Promise<boolean> => {
    const outcome = await sent;
    if (!outcome.ok) toast({ text: refusalText(outcome) });
    return outcome.ok;
  };
  const undelete = () => void told(undeleteNote(place));
  return {
    undelete,
    removeFile: (file: AttachmentRecord) => {
      const undo = () => void told(undeleteFile(place, file));
      toast({ text: t("files.deleted"), action: { label: t("undo"), run: undo } });
      void told(removeFile(place, file));
    },
    write: (body: string) => told(editNote(place, body)),
    remove: () => {
      toast({ text: t("noteDeleted"), action: { label: t("undo"), run: undelete } });
      void told(removeNote(place));
    },
  };
}

type MenuProps = Props & { readonly edit: () => void; readonly remove: () => void };

function NoteMenu({ entry, edit, remove }: MenuProps) {
  const t = useTranslations("crm.timeline");
  const me = useMe();
  const mayRemove = useMayRemove(entry);
  const isMine = useMayNote() && entry.authorId === me.id;
  const items: MenuItem[] = [];
  if (isMine) items.push({ label: t("edit"), icon: "edit", run: edit });
  if (mayRemove) items.push({ label: t("delete"), icon: "trash", danger: true, run: remove });
  if (items.length === 0) return null;
  return (
    <Menu
      label={t("noteActions")}
      items={items}
      trigger={<IconButton icon="more" label={t("noteActions")} size="tiny" className="tl-more" />}
    />
  );
}

type RewriteProps = Props & {
  readonly send: (body: string) => Promise<boolean>;
  readonly close: () => void;
};

function Rewrite({ entry, send, close }: RewriteProps) {
  const t = useTranslations("crm.timeline");
  const me = useMe();
  const save = (body: string) => {
    close();
    if (body !== entry.body) void send(body);
  };
  return (
    <div className="tl-rewrite">
      <NoteEditor
        draftKey={`${me.id}/note/${entry.id}`}
        source={entry.body ?? ""}
        label={t("editLabel")}
        focus
        send={save}
        cancel={close}
        actions={(isEmpty) => (
          <span className="tl-do">
            <Button size="small" look="plain" onClick={close}>
              {t("cancel")}
            </Button>
            <Button size="small" look="primary" type="submit" disabled={isEmpty}>
              {t("save")}
            </Button>
          </span>
        )}
      />
    </div>
  );
}
