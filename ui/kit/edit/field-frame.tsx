"use client";

import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { announce } from "../announce";
import { Face } from "../face";
import { Icon } from "../icon";
import { useEditor } from "./editors";
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
  /** Of the field, for who else writes in it. */
  readonly name?: string;
  readonly children: ReactNode;
};

/** Label, control, what stands behind it, and below it what is wrong or what to know. */
export function FieldFrame(props: FrameProps) {
  const t = useTranslations("kit");
  const editor = useEditor(props.name);
  const hint = props.hint ?? (editor && t("editing", { name: editor.name }));
  useNews(props);
  return (
    <div
      className={`edit edit-${props.variant ?? "row"}${editor ? ` w${editor.colour}` : ""}`}
      data-field={props.name}
      data-edited={editor ? "" : undefined}
      data-problem={props.problem ? "" : undefined}
      data-waiting={props.waiting ? "" : undefined}
      data-tinted={props.tinted ? "" : undefined}
    >
      <label className={props.variant === "bare" ? "sr" : "edit-label"} htmlFor={props.id}>
        {props.label}
      </label>
      <div className="edit-value">
        {props.children}
        {props.waiting && <Waiting />}
        {props.trailing}
        {editor && <Face {...editor} size="tiny" presence="here" silent />}
      </div>
      <Note id={`${props.id}-note`} problem={props.problem} text={hint} />
    </div>
  );
}

/** Says what somebody else made of it. */
function useNews({ tinted, spoken, label }: FrameProps): void {
  const t = useTranslations("kit");
  const news = tinted && spoken ? t("labelled", { label, value: spoken }) : null;
  useEffect(() => {
    if (news) announce(news);
  }, [news]);
}

function Waiting() {
  const t = useTranslations("kit");
  return (
    <span className="wt">
      <Icon name="offline" />
      {t("waiting")}
    </span>
  );
}

type NoteProps = {
  readonly id: string;
  readonly problem: string | null | undefined;
  readonly text: string | undefined;
};

function Note({ id, problem, text }: NoteProps) {
  return (
    <p
      className={`edit-note ${problem ? "bad" : "sec"}`}
      id={id}
      role={problem ? "alert" : undefined}
      hidden={!problem && !text}
    >
      {problem && <Icon name="warning" size="small" />}
      {problem ?? text}
    </p>
  );
}
