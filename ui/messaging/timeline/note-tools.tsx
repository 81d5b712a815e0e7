"use client";

import { type RefObject, useEffect } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import type { IconName } from "@/ui/kit/icon-paths";
import { DictateButton } from "./dictate-button";
import { MentionList } from "./mention-list";
import type { Named } from "./mention-text";
import { applyEdit, linked, listed, nextItem, selected, type TextEdit, wrap } from "./text-edits";

type Person = Named & { readonly colour: number; readonly picture: string | null };
type Props = {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly typed: string;
  readonly people: readonly Person[];
  /** Who may not see the record: named, they are told nothing. */
  readonly hidden: readonly Person[];
};

/** What helps to write a note: marks by button or key, lists that go on, colleagues after an @. */
export function NoteTools({ box, typed, people, hidden }: Props) {
  const t = useTranslations("crm.timeline");
  useTyping(box);
  const act = (edit: (selection: ReturnType<typeof selected>) => TextEdit) => () => {
    if (box.current) applyEdit(box.current, edit(selected(box.current)));
  };
  const unheard = hidden.filter(({ name }) => typed.includes(`@${name}`));
  return (
    <>
      <fieldset className="tl-bar" aria-label={t("tools.label")}>
        <Tool icon="bold" label={t("tools.bold")} run={act((at) => wrap(at, "**"))} />
        <Tool icon="italic" label={t("tools.italic")} run={act((at) => wrap(at, "_"))} />
        <Tool icon="list" label={t("tools.list")} run={act(listed)} />
        <Tool icon="link" label={t("tools.link")} run={act(linked)} />
        <Tool icon="at" label={t("tools.mention")} run={act(beginMention)} />
        <DictateButton box={box} />
      </fieldset>
      <MentionList box={box} typed={typed} people={people} hidden={hidden} />
      {unheard.length > 0 && (
        <p className="tl-unheard f13 warn" role="status">
          {t("unheard", { names: unheard.map(({ name }) => name).join(", ") })}
        </p>
      )}
    </>
  );
}

type ToolProps = { readonly icon: IconName; readonly label: string; readonly run: () => void };

/** Takes no focus from the text: on a phone the keyboard would go. */
const Tool = ({ icon, label, run }: ToolProps) => (
  <IconButton
    icon={icon}
    label={label}
    title={label}
    size="small"
    onPointerDown={(event) => event.preventDefault()}
    onClick={run}
  />
);

/** An @ where a name may begin. */
function beginMention({ value, start, end }: ReturnType<typeof selected>): TextEdit {
  const text = start === 0 || /[\s(]/.test(value[start - 1] ?? "") ? "@" : " @";
  return { from: start, to: end, text, select: [text.length, text.length] };
}

/** Ctrl or ⌘ with B and I, and Enter in a list. */
function useTyping(box: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const typing = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const edit = editOf(element, event);
      if (!edit) return;
      event.preventDefault();
      applyEdit(element, edit);
    };
    element.addEventListener("keydown", typing);
    return () => element.removeEventListener("keydown", typing);
  }, [box]);
}

function editOf(element: HTMLTextAreaElement, { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  const command = (ctrlKey || metaKey) && !altKey && !shiftKey;
  if (command && key === "b") return wrap(selected(element), "**");
  if (command && key === "i") return wrap(selected(element), "_");
  return key === "Enter" && !command && !shiftKey ? nextItem(selected(element)) : null;
}
