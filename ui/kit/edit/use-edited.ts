"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { clearDraft, handDraftOver, readDraft, takeDraftBack, writeDraft } from "./draft";
import { useTint } from "./use-tint";

/** A sentence that says how to fix it, or null where all is well. */
export type Problem = string | null;

export type Edited<T> = {
  /** Names person, record and field. */
  readonly draftKey: string;
  /** As the store has it now. */
  readonly value: T;
  /** As it is typed. */
  readonly toText: (value: T) => string;
  readonly parse: (text: string) => { readonly value: T } | { readonly problem: string };
  /** `base` is what was on screen when typing began, so that nobody's change is overwritten unseen. */
  readonly save: (next: T, base: T) => Promise<Problem>;
  readonly multiline?: boolean;
};

type Typing<T> = { readonly text: string; readonly base: T };

function typedBefore<T>(field: Edited<T>): Typing<T> | null {
  const draft = readDraft(field.draftKey);
  if (draft === null || draft.text === field.toText(field.value)) return null;
  return { text: draft.text, base: draft.base as T };
}

/** A phone closes its keyboard on Enter; with a keyboard the field keeps the focus. */
const isTouch = () => window.matchMedia("(pointer: coarse)").matches;

/** Text edited in place: saved on leaving, Enter saves, Escape restores, and what is typed is never lost. */
export function useEdited<T>(field: Edited<T>) {
  const [typing, setTyping] = useState<Typing<T> | null>(() => typedBefore(field));
  const [problem, setProblem] = useState<Problem>(null);
  const [focused, setFocused] = useState(false);
  const [mine, setMine] = useState<string | null>(null);
  const committing = useRef(false);
  const tinted = useTint(field.toText(field.value), mine);

  const restore = () => {
    clearDraft(field.draftKey);
    setTyping(null);
    setProblem(null);
  };

  const save = async (held: Typing<T>, next: T) => {
    setProblem(null);
    setTyping(null);
    setMine(field.toText(next));
    writeDraft(field.draftKey, held);
    handDraftOver(field.draftKey);
    const refused = await field.save(next, held.base);
    if (refused === null) return clearDraft(field.draftKey);
    takeDraftBack(field.draftKey);
    setTyping(held);
    setProblem(refused);
  };

  const commit = async () => {
    if (typing === null || committing.current) return;
    if (typing.text === field.toText(typing.base)) return restore();
    const parsed = field.parse(typing.text);
    if ("problem" in parsed) return setProblem(parsed.problem);
    committing.current = true;
    try {
      await save(typing, parsed.value);
    } finally {
      committing.current = false;
    }
  };

  const change = (text: string) => {
    const next = { text, base: typing === null ? field.value : typing.base };
    writeDraft(field.draftKey, next);
    setTyping(next);
  };

  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && typing !== null) {
      event.preventDefault();
      event.stopPropagation();
      restore();
    }
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (field.multiline && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (isTouch()) event.currentTarget.blur();
    else void commit();
  };

  return {
    text: typing?.text ?? field.toText(field.value),
    raw: focused || typing !== null,
    problem,
    tinted,
    /** Somebody else wrote this field since typing began. */
    overtaken: typing !== null && field.toText(typing.base) !== field.toText(field.value),
    unsaved: typing !== null && !focused && problem === null,
    change,
    keyDown,
    focus: () => setFocused(true),
    leave: () => {
      setFocused(false);
      void commit();
    },
  };
}
