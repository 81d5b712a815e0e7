/** Bytes as people read them: "12 kB", "3.4 MB". */
export function sizeText(bytes: number, locale: string): string {
  const [unit, size] =
    bytes < 1_000_000 ? (["kilobyte", 1_000] as const) : (["megabyte", 1_000_000] as const);
  const digits = unit === "megabyte" ? 1 : 0;
  const format = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, format).format(Math.max(bytes / size, digits === 0 ? 1 : 0));
}

/** "PDF", or nothing for a name without an ending. */
export const endingText = (name: string): string =>
  /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? "";
