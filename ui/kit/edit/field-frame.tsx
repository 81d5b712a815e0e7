"use client";

import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { announce } from "../announce";
import { Icon } from "../icon";
import "./edit.css";

export type FrameProps = {
  readonly label: string;
  /** The id of the control inside; error and hint are `<id>-note`. */
  readonly id: string;
  /** `row`: label left; `cell`: above a large value; `form`: above a bordered field; `bare`: for the ear only. */
  readonly variant?: "row" | "cell" | "form" | "bare";
  readonly problem?: string | null;
  readonly hint?: string | undefined;
  /** Saved on this device, not yet on the server. */
  readonly waiting?: boolean;
  /** Just changed by somebody else. */
  readonly tinted?: boolean;
  /** The value in words, said when it was changed by somebody else. */
  readonly spoken?: string | undefined;
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
};

/** Label, control, what stands behind it, and below it what is wrong or what to know. */
export function FieldFrame(props: FrameProps) {
  const t = useTranslations("kit");
  const note = props.problem ?? props.hint;
  const news = props.tinted && props.spoken ? `${props.label}: ${props.spoken}` : null;
  useEffect(() => {
    if (news) announce(news);
  }, [news]);
  return (
    <div
      className={`edit edit-${props.variant ?? "row"}`}
      data-problem={props.problem ? "" : undefined}
      data-waiting={props.waiting ? "" : undefined}
      data-tinted={props.tinted ? "" : undefined}
    >
      <label className={props.variant === "bare" ? "sr" : "edit-label"} htmlFor={props.id}>
        {props.label}
      </label>
      <div className="edit-value">
        {props.children}
        {props.waiting && (
          <span className="wt">
            <Icon name="offline" />
            {t("waiting")}
          </span>
        )}
        {props.trailing}
      </div>
      <p
        className={`edit-note ${props.problem ? "bad" : "sec"}`}
        id={`${props.id}-note`}
        role={props.problem ? "alert" : undefined}
        hidden={!note}
      >
        {props.problem && <Icon name="warning" size="small" />}
        {note}
      </p>
    </div>
  );
}
