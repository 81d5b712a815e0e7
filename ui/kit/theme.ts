"use client";
import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "cordee.theme";
const listeners = new Set<() => void>();
let chosen: Theme | undefined;

export function currentTheme(): Theme {
  chosen ??= asTheme(stored());
  return chosen;
}

/** Any stored or received word falls on a theme; unknown ones follow the system. */
export function asTheme(word: string | null | undefined): Theme {
  return themes.find((theme) => theme === word) ?? "system";
}

export function setTheme(theme: Theme) {
  if (theme === currentTheme()) return;
  chosen = theme;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => "system" as const);
}
