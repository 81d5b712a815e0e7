"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { longestNote } from "@/common/messaging/note-text";
import { later } from "@/ui/kit/later";
import { useShortcuts } from "@/ui/kit/shortcuts";
import { useMentionable } from "./use-mentionable";
import { useNoteText } from "./use-note-text";

/** Buttons and the list of colleagues: loaded when somebody begins to write. */
const NoteTools = later(() => import("./note-tools").then((file) => file.NoteTools), { Away: () => null });

type Props = {
  readonly draftKey: string;
  /** The note as it is; empty for a new one. */
  readonly source: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly focus?: boolean;
  /** There are files to be sent with it, so that it needs no words. */
  readonly hasFiles?: boolean;
  /** Some of its files are still on their way. */
  readonly hold?: boolean;
  readonly send: (body: string) => void;
  readonly cancel?: () => void;
  /** The button that sends; its form is this one. */
  readonly actions: (isEmpty: boolean) => ReactNode;
};

/** A box to write a note in. Ctrl or ⌘ and Enter sends; a phone's keyboard has its own way of breaking lines. */
export function NoteEditor({ draftKey, source, label, placeholder, focus, ...rest }: Props) {
  const { send, cancel, actions, hasFiles, hold } = rest;
  const t = useTranslations("crm.timeline");
  const { people, hidden } = useMentionable();
  const text = useNoteText(draftKey, source, people);
  const [isWriting, setWriting] = useState(Boolean(focus));
  const box = useRef<HTMLTextAreaElement>(null);
  useNoteKeys();
  const isEmpty = hold || (text.source === "" && !hasFiles);
  const submit = () => {
    if (isEmpty) return;
    send(text.source);
    text.clear();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && cancel && !event.defaultPrevented) cancel();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className="tl-write"
      onFocus={() => setWriting(true)}
      onBlur={(event) => {
        const form = event.currentTarget;
        if (cancel || form.contains(event.relatedTarget)) return;
        afterPress(() => {
          if (!form.contains(document.activeElement)) setWriting(box.current?.value !== "");
        });
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={box}
        className="tl-box"
        rows={1}
        maxLength={longestNote}
        // biome-ignore lint/a11y/noAutofocus: it was opened by a press to be written in
        autoFocus={focus}
        aria-label={label}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={placeholder}
        title={t("sendHint")}
        value={text.typed}
        onChange={(event) => text.write(event.target.value)}
        onKeyDown={keyDown}
      />
      <div className="tl-tools">
        {isWriting && <NoteTools box={box} typed={text.typed} people={people} hidden={hidden} />}
        {actions(isEmpty)}
      </div>
    </form>
  );
}

/**
 * Once the press or the key that took the focus away is over. Tools that went before it would move what is pressed from
 * under the pointer, and the press would be lost.
 */
function afterPress(work: () => void): void {
  const over = new AbortController();
  const end = () => {
    over.abort();
    setTimeout(work);
  };
  for (const kind of ["pointerup", "click", "keyup"] as const)
    addEventListener(kind, end, { capture: true, signal: over.signal });
}

/** For the help: the box hears these itself. */
function useNoteKeys(): void {
  const t = useTranslations("crm.timeline.noteKeys");
  useShortcuts(t("title"), [
    { id: "note.send", keys: ["mod+Enter"], label: t("send") },
    { id: "note.bold", keys: ["mod+b"], label: t("bold") },
    { id: "note.italic", keys: ["mod+i"], label: t("italic") },
  ]);
}
