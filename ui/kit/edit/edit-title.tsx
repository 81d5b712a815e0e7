"use client";

import { useState } from "react";
import { readDraft } from "./draft";
import { TitleInput } from "./title-input";
import type { Edited, Problem } from "./use-edited";
import "./edit.css";

type Props = {
  readonly field: Edited<string>;
  /** Of the field that stands in while the name is typed. */
  readonly label: string;
  /** What pressing the heading does. */
  readonly action: string;
  readonly readOnly: boolean;
};

/** A record's name: a heading that becomes a field when it is pressed. */
export function EditTitle({ field, label, action, readOnly }: Props) {
  const [open, setOpen] = useState(() => readDraft(field.draftKey) !== null);
  const [refused, setRefused] = useState<Problem>(null);
  const save: Edited<string>["save"] = async (next, base) => {
    setOpen(false);
    const problem = await field.save(next, base);
    setRefused(problem);
    // After the draft was taken back, which the field then shows again.
    if (problem !== null) setTimeout(() => setOpen(true));
    return problem;
  };
  if (readOnly) return <h1 className="edit-title">{field.value}</h1>;
  return (
    <>
      <h1 className={open ? "sr" : "edit-title"}>
        <button type="button" title={action} tabIndex={open ? -1 : 0} onClick={() => setOpen(true)}>
          {field.value}
        </button>
      </h1>
      {open && (
        <TitleInput field={{ ...field, save }} label={label} refused={refused} close={() => setOpen(false)} />
      )}
    </>
  );
}
