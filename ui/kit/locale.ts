"use client";
import { useSyncExternalStore } from "react";

/** The languages that every message exists in. */
export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

/** Read by the script that sets the theme and the language before the first paint. */
const storageKey = "cordee.locale";

let chosen: string | undefined;
const listeners = new Set<() => void>();

/** What this device was told, else what the browser asks for. A BCP 47 tag, such as `fr` or `fr-CH`. */
export function currentLocale(): string {
  chosen ??= stored() ?? navigator.language;
  return chosen;
}

/** Any tag falls on one of the languages that exist. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("fr") ? "fr" : "en";
}

export function setLocale(locale: string) {
  if (locale === currentLocale()) return;
  chosen = locale;
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
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

/** Undefined while the page is prerendered and hydrated: the html carries no language. */
export function useLocaleChoice(): string | undefined {
  return useSyncExternalStore(subscribe, currentLocale, () => undefined);
}
