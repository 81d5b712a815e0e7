import { searchText } from "@/common/search-text";

/** Countries and languages as files write them: by their code, or by their name in a language that we speak. */

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

let countries: ReadonlyMap<string, string> | null = null;
let languages: ReadonlyMap<string, string> | null = null;

export function countryByName(cell: string): string | null {
  countries ??= named(
    "region",
    pairs.map((pair) => pair.toUpperCase()),
  );
  return countries.get(searchText(cell)) ?? null;
}

export function languageByName(cell: string): string | null {
  languages ??= named("language", pairs);
  const regional = /^([a-z]{2})[-_]([a-z]{2})$/i.exec(cell.trim());
  if (regional) return `${regional[1]?.toLowerCase()}-${regional[2]?.toUpperCase()}`;
  return languages.get(searchText(cell)) ?? null;
}

/** Codes of countries that have another one now. */
const isFormer = (type: "region" | "language", code: string): boolean =>
  type === "region" && Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`;

function named(type: "region" | "language", codes: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const locale of ["fr", "en"]) {
    const display = new Intl.DisplayNames(locale, { type, fallback: "none" });
    for (const code of codes) {
      const name = display.of(code);
      if (name === undefined || isFormer(type, code)) continue;
      names.set(searchText(name), code);
      names.set(code.toLowerCase(), code);
    }
  }
  return names;
}
