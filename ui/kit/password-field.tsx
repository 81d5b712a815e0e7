"use client";
import { type InputHTMLAttributes, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./button";
import { Icon } from "./icon";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "type"> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** A password that can be looked at: on a phone most failed sign-ins are typing mistakes. */
export function PasswordField({ label, hint, error, ...rest }: Props) {
  const t = useTranslations("kit");
  const id = useId();
  const [shown, show] = useState(false);
  const note = error ?? hint;
  return (
    <div className="field">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <div className={error ? "inp err" : "inp"}>
        <input
          {...rest}
          id={id}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-hint` : undefined}
        />
        <IconButton
          icon="eye"
          label={t("showCharacters")}
          aria-pressed={shown}
          className="peek"
          onClick={() => show(!shown)}
        />
      </div>
      {note && (
        <p className={error ? "h wrong" : "h"} id={`${id}-hint`}>
          {error && <Icon name="warning" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}
