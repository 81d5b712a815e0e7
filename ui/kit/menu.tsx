"use client";
import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { useModal } from "./use-modal";

export type MenuItem =
  | {
      readonly label: string;
      readonly icon?: IconName;
      readonly danger?: boolean;
      /** Given: a choice that is on or off. */
      readonly checked?: boolean;
      readonly run: () => void;
    }
  | { readonly heading: string }
  | "line";

type Props = {
  /** What opens it; receives the press and the aria attributes. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly children?: ReactNode;
};

/** Actions behind one button: arrows, Home, End and first letters move, Escape closes. */
export function Menu({ trigger, label, items, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="menu-anchor">
        {cloneElement(trigger, {
          "aria-haspopup": "menu",
          "aria-expanded": open,
          "aria-controls": open ? id : undefined,
          onClick: () => setOpen(true),
        })}
      </span>
      {open && (
        <OpenMenu id={id} label={label} items={items} anchor={anchor.current} onClose={() => setOpen(false)}>
          {children}
        </OpenMenu>
      )}
    </>
  );
}

type OpenProps = Pick<Props, "label" | "items" | "children"> & {
  readonly id: string;
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
};

function OpenMenu({ id, label, items, anchor, onClose, children }: OpenProps) {
  const opened = (element: HTMLDialogElement) => {
    place(element, anchor);
    element.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  };
  const dialog = useModal({ onClose, opened });
  // A tablet that is turned takes the button elsewhere.
  useEffect(() => {
    const turned = () => dialog.current && place(dialog.current, anchor);
    addEventListener("resize", turned);
    return () => removeEventListener("resize", turned);
  }, [dialog, anchor]);
  return (
    <dialog ref={dialog} className="menu" aria-label={label}>
      {children}
      <div id={id} role="menu" aria-label={label} onKeyDown={walk} tabIndex={-1}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a menu's rows do not move while it is open
          <Row key={at} item={item} close={() => dialog.current?.close()} />
        ))}
      </div>
    </dialog>
  );
}

function Row({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  if (item === "line") return <hr />;
  if ("heading" in item) return <p className="lbl">{item.heading}</p>;
  const { label, icon, danger, checked, run } = item;
  return (
    <button
      type="button"
      tabIndex={-1}
      {...(checked === undefined ? { role: "menuitem" } : { role: "menuitemradio", "aria-checked": checked })}
      className={danger ? "opt danger" : "opt"}
      onClick={() => {
        close();
        run();
      }}
    >
      {icon && <Icon name={icon} />}
      <span className="grow">{label}</span>
      {checked && <Icon name="check" />}
    </button>
  );
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  const next = nextRow(event.key, rows, at);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nextRow(key: string, rows: readonly HTMLElement[], at: number) {
  if (key === "ArrowDown" || key === "ArrowUp") {
    return rows[(at + (key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length];
  }
  if (key === "Home") return rows[0];
  if (key === "End") return rows.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const starts = (row: HTMLElement) => row.textContent?.toLowerCase().startsWith(key.toLowerCase());
  return rows.slice(at + 1).find(starts) ?? rows.find(starts);
}

/** Below its button, or above it near the bottom; on a phone the style sheet puts it at the bottom edge. */
function place(element: HTMLElement, anchor: HTMLElement | null) {
  const button = anchor?.firstElementChild?.getBoundingClientRect();
  if (!button || innerWidth < 700) {
    Object.assign(element.style, { top: "", left: "" });
    return;
  }
  const { width, height } = element.getBoundingClientRect();
  const below = button.bottom + 6;
  const top = below + height > innerHeight - 8 ? Math.max(8, button.top - height - 6) : below;
  const left = Math.min(Math.max(8, button.right - width), innerWidth - width - 8);
  const start = button.left + width > innerWidth - 8 ? left : button.left;
  Object.assign(element.style, { top: `${top}px`, left: `${start}px` });
}
