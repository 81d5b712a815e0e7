"use client";

import { useId } from "react";
import { type Edited, type Problem, useEdited } from "./use-edited";

type Props = {
  readonly field: Edited<string>;
  readonly label: string;
  /** Why the server did not take it. */
  readonly refused: Problem;
  readonly close: () => void;
};

/** Stands in for the heading while the name is typed; goes when it is saved or left as it was. */
export function TitleInput({ field, label, refused, close }: Props) {
  const note = useId();
  const edited = useEdited<string>(field);
  const problem = edited.problem ?? refused;
  return (
    <div className="edit-title-input" data-problem={problem ? "" : undefined}>
      <textarea
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={note}
        className="edit-input edit-title"
        rows={1}
        enterKeyHint="done"
        // biome-ignore lint/a11y/noAutofocus: it replaces the heading that was just pressed
        autoFocus
        value={edited.text}
        onChange={(event) => edited.change(event.target.value.replace(/\n/g, " "))}
        onFocus={(event) => {
          edited.focus();
          event.target.select();
        }}
        onBlur={() => {
          edited.leave();
          if (edited.text === field.value) close();
        }}
        onKeyDown={(event) => {
          edited.keyDown(event);
          const untouched = event.key === "Enter" && edited.text === field.value;
          if (event.key === "Escape" || untouched) close();
        }}
      />
      <p id={note} className="edit-note bad" role="alert" hidden={!problem}>
        {problem}
      </p>
    </div>
  );
}
