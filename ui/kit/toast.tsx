"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { announce } from "./announce";
import { Icon } from "./icon";
import { useShortcuts } from "./shortcuts";

export type Toast = {
  readonly text: string;
  readonly action?: {
    readonly label: string;
    readonly run: () => void;
    /** False: it does something else than take back, so no key for that does it. */
    readonly isUndo?: boolean;
  };
};

/** Long enough to read and reach; WCAG asks for a way that does not hang on it, so undo stands in the history too. */
const shownFor = 10_000;

let shown: Toast | null = null;
const listeners = new Set<() => void>();

/** One at a time: the next replaces it. */
export function toast(next: Toast) {
  show(next);
  announce(next.text);
}

function show(next: Toast | null) {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stands once, in the shell. */
export function Toaster() {
  const current = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
  return current && <Shown key={keyOf(current)} {...current} />;
}

const keys = new WeakMap<Toast, number>();
let lastKey = 0;
function keyOf(item: Toast) {
  const key = keys.get(item) ?? ++lastKey;
  keys.set(item, key);
  return key;
}

function Shown({ text, action }: Toast) {
  const t = useTranslations("kit");
  const box = useRef<HTMLElement>(null);
  const act = () => {
    show(null);
    action?.run();
  };
  const undo = { id: "toast.undo", keys: ["u", "mod+z"], label: action?.label ?? "", run: act };
  useShortcuts(t("lastChange"), action && action.isUndo !== false ? [undo] : []);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    let left = setTimeout(() => show(null), shownFor);
    const wait = () => clearTimeout(left);
    const resume = () => {
      clearTimeout(left);
      left = setTimeout(() => show(null), shownFor);
    };
    const waits = ["pointerenter", "focusin"] as const;
    const resumes = ["pointerleave", "focusout"] as const;
    for (const name of waits) element.addEventListener(name, wait);
    for (const name of resumes) element.addEventListener(name, resume);
    return () => clearTimeout(left);
  }, []);
  return (
    <section ref={box} className="toast" popover="manual" aria-label={t("lastChange")}>
      <Icon name="check" />
      <span className="grow">{text}</span>
      {action && (
        <button type="button" onClick={act}>
          {action.label}
        </button>
      )}
      <button type="button" className="close" aria-label={t("close")} onClick={() => show(null)}>
        <Icon name="close" />
      </button>
    </section>
  );
}
