"use client";

import { type HTMLInputTypeAttribute, type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { fieldOf } from "./editors";
import { FieldFrame, type FrameProps } from "./field-frame";
import { type Edited, useEdited } from "./use-edited";

type Props<T> = {
  readonly label: string;
  readonly field: Edited<T>;
  /** How the value reads while nobody types. */
  readonly display?: string;
  readonly variant?: FrameProps["variant"];
  readonly readOnly?: boolean;
  readonly waiting?: boolean;
  readonly placeholder?: string;
  readonly trailing?: ReactNode;
  readonly hint?: string | undefined;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: "decimal" | "email" | "tel" | "text" | "url";
  /** Numbers are typed over, not into. */
  readonly selectOnFocus?: boolean;
  readonly autoFocus?: boolean;
};

/** One line of text, or a number, edited in place. */
export function EditText<T>(props: Props<T>) {
  const t = useTranslations("kit");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const edited = useEdited(props.field);
  useEffect(() => {
    if (edited.raw && props.selectOnFocus && document.activeElement === input.current)
      input.current?.select();
  }, [edited.raw, props.selectOnFocus]);
  return (
    <FieldFrame
      label={props.label}
      name={fieldOf(props.field.draftKey)}
      id={id}
      variant={props.variant ?? "row"}
      problem={edited.problem}
      hint={hintOf()}
      waiting={props.waiting ?? false}
      tinted={edited.tinted}
      spoken={props.display ?? edited.text}
      trailing={props.trailing}
    >
      <input
        ref={input}
        id={id}
        className="edit-input"
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        enterKeyHint="done"
        autoComplete="off"
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        aria-invalid={edited.problem ? true : undefined}
        aria-describedby={`${id}-note`}
        value={edited.raw || props.display === undefined ? edited.text : props.display}
        onChange={(event) => edited.change(event.target.value)}
        onFocus={edited.focus}
        onBlur={edited.leave}
        onKeyDown={edited.keyDown}
      />
    </FieldFrame>
  );

  function hintOf(): string | undefined {
    if (edited.overtaken)
      return t("overtaken", { value: props.display ?? props.field.toText(props.field.value) });
    return edited.unsaved ? t("unsaved") : props.hint;
  }
}
