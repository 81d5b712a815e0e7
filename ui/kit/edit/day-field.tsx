"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { fieldOf } from "./editors";
import { FieldFrame, type FrameProps } from "./field-frame";
import { type Edited, useEdited } from "./use-edited";

type Props = {
  readonly label: string;
  /** A calendar day as YYYY-MM-DD, or "" for none. */
  readonly field: Edited<string | null>;
  readonly display: string;
  readonly variant?: FrameProps["variant"];
  readonly readOnly?: boolean;
  readonly waiting?: boolean;
};

/** A day: reads in the person's language, edited with the device's own picker. */
export function EditDay(props: Props) {
  const t = useTranslations("kit");
  const id = useId();
  const edited = useEdited(props.field);
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
      spoken={props.display}
    >
      <span className="edit-day" data-raw={edited.raw ? "" : undefined}>
        <span className="edit-day-read" aria-hidden="true">
          {props.display}
        </span>
        <input
          id={id}
          className="edit-input"
          type="date"
          max="9999-12-31"
          readOnly={props.readOnly}
          aria-describedby={`${id}-note`}
          aria-invalid={edited.problem ? true : undefined}
          value={edited.text}
          onChange={(event) => edited.change(event.target.value)}
          onFocus={edited.focus}
          onBlur={edited.leave}
          onKeyDown={edited.keyDown}
        />
      </span>
    </FieldFrame>
  );
}
