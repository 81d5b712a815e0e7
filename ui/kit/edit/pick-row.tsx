"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "../icon";
import { useTint } from "./use-tint";
import "./edit.css";

type Props = {
  readonly label: string;
  /** The value in words, for a screen reader and to notice changes. */
  readonly text: string;
  /** The sheet is open: what changes now was picked here. */
  readonly picking: boolean;
  readonly readOnly?: boolean;
  readonly waiting?: boolean;
  readonly open: () => void;
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
};

/** A row whose value is picked in a sheet. */
export function PickRow(props: Props) {
  const t = useTranslations("kit");
  const tinted = useTint(props.text, props.picking ? props.text : null);
  const value = (
    <>
      <span className="grow edit-picked">{props.children}</span>
      {props.waiting && (
        <span className="wt">
          <Icon name="offline" />
          {t("waiting")}
        </span>
      )}
    </>
  );
  return (
    <div
      className="edit edit-row"
      data-waiting={props.waiting ? "" : undefined}
      data-tinted={tinted ? "" : undefined}
    >
      <span className="edit-label">{props.label}</span>
      <div className="edit-value">
        {props.readOnly ? (
          <span className="edit-input edit-pick">{value}</span>
        ) : (
          <button
            type="button"
            className="edit-input edit-pick"
            aria-haspopup="dialog"
            aria-label={props.text ? t("labelled", { label: props.label, value: props.text }) : props.label}
            onClick={props.open}
          >
            {value}
          </button>
        )}
        {props.trailing}
      </div>
    </div>
  );
}
