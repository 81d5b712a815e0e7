"use client";

import { type FocusEvent, type ReactNode, useMemo } from "react";
import { type Editor, EditorsContext } from "@/ui/kit/edit/editors";
import { tellDoing, useDoings } from "@/ui/live/presence-view";
import { useRecords } from "@/ui/live/records";

type Props = { readonly label: string; readonly children: ReactNode };

/** The page's body: colleagues see which field has the focus here, and the other way round. It locks nothing. */
export function Editors({ label, children }: Props) {
  const doings = useDoings("edit");
  const people = useRecords("identity.person");
  const editors = useMemo(() => {
    const found = new Map<string, Editor>();
    for (const { by, field } of doings) {
      const person = people.find(({ id }) => id === by);
      if (person) found.set(field, person);
    }
    return found;
  }, [doings, people]);
  return (
    <EditorsContext value={editors}>
      <article className="op" aria-label={label} onFocus={tellFocus} onBlur={() => tellDoing(null)}>
        {children}
      </article>
    </EditorsContext>
  );
}

function tellFocus({ target }: FocusEvent): void {
  const field = target.closest<HTMLElement>("[data-field]")?.dataset["field"];
  if (field && target.matches("input:not(:read-only), textarea:not(:read-only)"))
    tellDoing({ do: "edit", field });
}
