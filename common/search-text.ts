/**
 * The one normaliser of searchable text: accents and case dropped, everything but letters and digits to single spaces.
 * The database column `search_text` and the phone's own search both use it, so that they find the same records.
 */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join(" ")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}@]+/gu, " ")
    .trim();
}

/** True where every word of the query begins or is inside a word of the text; both already normalised. */
export const matches = (normalisedText: string, normalisedQuery: string): boolean =>
  normalisedQuery.split(" ").every((word) => normalisedText.includes(word));
