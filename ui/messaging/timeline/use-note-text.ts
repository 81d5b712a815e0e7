"use client";

import { useState } from "react";
import { clearDraft, readDraft, writeDraft } from "@/ui/kit/edit/draft";
import { useRecords } from "@/ui/live/records";
import { type Named, toSource, toTyped } from "./mention-text";

/**
 * The text of a note being written, kept until it is sent. It is typed with names and kept with ids; `people` are those
 * who may be mentioned.
 */
export function useNoteText(draftKey: string, source: string, people: readonly Named[]) {
  const everybody = useRecords("identity.person");
  const nameOf = (id: string) => everybody.find((one) => one.id === id)?.name;
  const [typed, setTyped] = useState(() => toTyped(readDraft(draftKey)?.text ?? source, nameOf));
  // Who is in the note already stays in it, whatever has become of them.
  const mentionable = [...people, ...everybody.filter(({ id }) => source.includes(id))];
  return {
    typed,
    /** As it is sent. */
    source: toSource(typed, mentionable).trim(),
    write(next: string): void {
      setTyped(next);
      const text = toSource(next, mentionable);
      if (text === source) clearDraft(draftKey);
      else writeDraft(draftKey, { text, base: null });
    },
    clear(): void {
      setTyped(toTyped(source, nameOf));
      clearDraft(draftKey);
    },
  };
}
