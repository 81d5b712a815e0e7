import english from "@/common/messages/en/spreadsheet.json";
import french from "@/common/messages/fr/spreadsheet.json";

/** Headings and closed sets as files have them. */
export type Words = typeof english;

const languages: Record<string, Words> = { en: english, fr: french };

export const wordsFor = (locale: string): Words => languages[locale] ?? english;
