"use client";
import { useSyncExternalStore } from "react";
import { KeptWord } from "./kept-word";

/** The languages that every message exists in. */
export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

/** Its key is read by the script that sets the theme and the language before the first paint. */
const locale = new KeptWord<string>("cordee.locale", (stored) => stored ?? navigator.language);

/** What this device was told, else what the browser asks for. A BCP 47 tag, such as `fr` or `fr-CH`. */
export const currentLocale = locale.current;

/** Any tag falls on one of the languages that exist. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith("fr") ? "fr" : "en";
}

export const setLocale = (tag: string): void => locale.set(tag);

/** Undefined while the page is prerendered and hydrated: the html carries no language. */
export function useLocaleChoice(): string | undefined {
  return useSyncExternalStore(locale.subscribe, currentLocale, () => undefined);
}
