"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { IconName } from "./icon-paths";

/**
 * Something that can be done here, by key and from the palette. The help lists what is registered, and what is
 * registered is what the keys do: the two can't differ.
 */
export type Shortcut = {
  readonly id: string;
  /** As pressed: "w", "?", "mod+k" (⌘ or Ctrl). The first is shown. None: from the palette alone. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly icon?: IconName;
  /** Left out: the part that lists it hears its keys itself, such as arrows in a list. */
  readonly run?: (() => void) | undefined;
  /** Offered in the palette too. */
  readonly offered?: boolean;
};

/** The shortcuts of one part of the screen, under its name. */
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

let groups: readonly { readonly current: ShortcutGroup }[] = [];
const listeners = new Set<() => void>();

function change(next: typeof groups): void {
  groups = next;
  for (const listener of listeners) listener();
}

/** Registers while the part is on screen; the last one registered is asked first, the shell's `around` all others last. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[], around = false): void {
  const group = useRef<ShortcutGroup>({ title, shortcuts });
  useEffect(() => {
    group.current = { title, shortcuts };
  });
  useEffect(() => {
    change(around ? [group, ...groups] : [...groups, group]);
    return () => change(groups.filter((one) => one !== group));
  }, [around]);
}

/** Everything registered now, the innermost part first. */
export const registered = (): readonly ShortcutGroup[] => groups.map(({ current }) => current).toReversed();

const storage = "cordee.keys";

/** Keys pressed alone can be switched off (WCAG 2.1.4): dictation and unsteady hands press them by mistake. */
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(storage) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storage);
    else localStorage.setItem(storage, "off");
  } catch {
    // Not kept by this device: then they stay as they are.
  }
  for (const listener of listeners) listener();
}

export const useSingleKeys = (): boolean =>
  useSyncExternalStore(
    (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    singleKeys,
    () => true,
  );

/** Stands once, in the shell: hears every key that nothing else wanted. */
export function useShortcutKeys(): void {
  useEffect(() => {
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.repeat) return;
  const isModified = event.ctrlKey || event.metaKey;
  if (!isModified && (!singleKeys() || isTyping(event.target))) return;
  if (document.querySelector("dialog[open]")) return;
  const found = shortcutFor(nameOf(event), registered());
  if (!found?.run) return;
  // In a field, what the keys mean there comes first: Ctrl+Z takes back what was typed.
  if (isModified && isTyping(event.target) && !found.keys.includes("mod+k")) return;
  event.preventDefault();
  found.run();
}

export const shortcutFor = (key: string, among: readonly ShortcutGroup[]): Shortcut | undefined =>
  among.flatMap(({ shortcuts }) => shortcuts).find(({ keys, run }) => run && keys.includes(key));

/** "?" needs Shift on most keyboards, so Shift counts only where it makes no other character. */
export function nameOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select")) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

const signs: Readonly<Record<string, string>> = {
  Enter: "⏎",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  PageUp: "⇞",
  PageDown: "⇟",
  " ": "␣",
};

const modifier = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl ");

/** A key as its cap says; ⌘ on Apple's keyboards. */
export function keyCap(key: string): string {
  const [first, second] = key.split("+");
  if (second !== undefined && second !== "") {
    return `${first === "shift" ? "⇧" : modifier()}${keyCap(second)}`;
  }
  return signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
