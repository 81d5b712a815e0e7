"use client";
import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { Icon } from "./icon";

/** Where the shell's header takes what a screen puts in; the header itself always stands. */
export const topBarStart = "top-bar-start";
export const topBarEnd = "top-bar-end";

type Props = {
  /** The page's heading; a record page has its own below. A node may be a button round the words. */
  readonly title?: ReactNode;
  /** The page above this one. */
  readonly back?: string;
  readonly backLabel?: string;
  /** Buttons after the sync pill. */
  readonly children?: ReactNode;
};

/** Title, way back and actions of a screen, shown in the shell's header beside the sync pill. */
export function TopBar({ title, back, backLabel, children }: Props) {
  const t = useTranslations("kit");
  const start = usePlace(topBarStart);
  const end = usePlace(topBarEnd);
  return (
    <>
      {start &&
        createPortal(
          <>
            {back && (
              <Link href={back} prefetch={false} className="ib back" aria-label={backLabel ?? t("back")}>
                <Icon name="left" />
              </Link>
            )}
            {title && <h1 className="t1">{title}</h1>}
          </>,
          start,
        )}
      {end && children && createPortal(children, end)}
    </>
  );
}

const never = () => () => {};

function usePlace(id: string): HTMLElement | null {
  return useSyncExternalStore(
    never,
    () => document.getElementById(id),
    () => null,
  );
}
