"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { fieldOf } from "./editors";
import { FieldFrame, type FrameProps } from "./field-frame";
import { type Edited, useEdited } from "./use-edited";

type Props = {
  readonly label: string;
  readonly field: Edited<string | null>;
  readonly variant?: FrameProps["variant"];
  readonly readOnly?: boolean;
  readonly waiting?: boolean;
  readonly placeholder?: string;
};

/** Several lines of text edited in place; it grows with the text. Ctrl or ⌘ and Enter saves. */
export function EditArea(props: Props) {
  const t = useTranslations("kit");
  const id = useId();
  const edited = useEdited({ ...props.field, multiline: true });
  return (
    <FieldFrame
      label={props.label}
      name={fieldOf(props.field.draftKey)}
      id={id}
      variant={props.variant ?? "row"}
      problem={edited.problem}
      hint={edited.unsaved ? t("unsaved") : undefined}
      waiting={props.waiting ?? false}
      tinted={edited.tinted}
    >
      <textarea
        id={id}
        className="edit-input edit-area"
        rows={2}
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        aria-invalid={edited.problem ? true : undefined}
        aria-describedby={`${id}-note`}
        value={edited.text}
        onChange={(event) => edited.change(event.target.value)}
        onFocus={edited.focus}
        onBlur={edited.leave}
        onKeyDown={edited.keyDown}
      />
    </FieldFrame>
  );
}
