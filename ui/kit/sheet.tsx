"use client";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./button";
import { useModal } from "./use-modal";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Under the title, in small. */
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  /** Buttons that stay in sight below what scrolls. */
  readonly footer?: ReactNode;
  /** From a tablet on: a panel in the middle, a wider one, or one at the right edge. */
  readonly place?: "middle" | "big" | "side";
  /** Rows that reach both edges. */
  readonly flush?: boolean;
};

/** Where a keyboard begins: what is to be filled in or chosen, never the button that ends something. */
const firstControl =
  ".in :is(input:not([type=checkbox], [type=radio], [type=hidden]), textarea, .cell, .opt):not(:disabled)";

const places = { middle: "sheet", big: "sheet big", side: "sheet side" } as const;

/** A native dialog: focus stays inside, Escape and a tap beside it close it, focus returns where it was. */
export function Sheet({ open, ...rest }: Props) {
  return open ? <OpenSheet {...rest} /> : null;
}

function OpenSheet({
  onClose,
  title,
  subtitle,
  children,
  footer,
  place = "middle",
  flush,
}: Omit<Props, "open">) {
  const t = useTranslations("kit");
  const titleId = useId();
  const dialog = useModal({ onClose, opened: focusFirst, isBeside: isOutside });
  return (
    <dialog ref={dialog} className={places[place]} aria-labelledby={titleId}>
      <div className="grab" />
      <div className="head">
        <div className="grow">
          <h2 id={titleId}>{title}</h2>
          {subtitle && <p className="f14 sec">{subtitle}</p>}
        </div>
        <IconButton icon="close" label={t("close")} onClick={() => dialog.current?.close()} />
      </div>
      <div className={flush ? "in flush" : "in"}>{children}</div>
      {footer && <div className="foot">{footer}</div>}
    </dialog>
  );
}

const focusFirst = (element: HTMLDialogElement) => {
  if (matchMedia("(pointer: fine)").matches) element.querySelector<HTMLElement>(firstControl)?.focus();
};

/** A press on the backdrop reports the dialog itself as its target, as does one on the dialog's padding. */
function isOutside(element: HTMLElement, { clientX, clientY }: PointerEvent) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
