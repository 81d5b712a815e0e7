const units = [
  ["gigabyte", 1_000_000_000, 1],
  ["megabyte", 1_000_000, 1],
  ["kilobyte", 1_000, 0],
] as const;

/** Bytes as people read them: "12 kB", "3.4 MB", "75 GB". */
export function sizeText(bytes: number, locale: string): string {
  const [unit, size, maximumFractionDigits] = units.find(([, from]) => bytes >= from) ?? units[2];
  const format = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits } as const;
  // A file of a few bytes is no "0 kB".
  return new Intl.NumberFormat(locale, format).format(Math.max(bytes / size, unit === "kilobyte" ? 1 : 0));
}

/** "PDF", or nothing for a name without an ending. */
export const endingText = (name: string): string =>
  /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? "";
