"use client";
import { useSyncExternalStore } from "react";
import { KeptWord } from "./kept-word";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const chosen = new KeptWord<Theme>("cordee.theme", (stored) => asTheme(stored));

export const currentTheme = chosen.current;

/** Any stored or received word falls on a theme; unknown ones follow the system. */
export function asTheme(word: string | null | undefined): Theme {
  return themes.find((theme) => theme === word) ?? "system";
}

export function setTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  chosen.set(theme);
}

export function useTheme(): Theme {
  return useSyncExternalStore(chosen.subscribe, currentTheme, () => "system" as const);
}
