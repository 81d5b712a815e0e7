/**
 * Money is a decimal string on the wire and in the database, and whole minor units (cents) where it is added up:
 * integers, so sums are exact up to 90 thousand billion. Never a fraction of a float.
 */

/** "48500.5" → 4850050. Expects what `common/fields.ts` lets through. */
export function toMinor(amount: string): number {
  const negative = amount.startsWith("-");
  const [whole = "0", decimals = ""] = (negative ? amount.slice(1) : amount).split(".");
  const minor = Number(whole) * 100 + Number(decimals.padEnd(2, "0").slice(0, 2));
  return negative ? -minor : minor;
}

/** 4850050 → "48500.50" */
export function fromMinor(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount times a percentage ("62.50"), rounded half up to a minor unit. */
export function weigh(minor: number, percentage: string): number {
  const hundredths = toMinor(percentage);
  const product = minor * hundredths;
  // A board weighs ten thousand cards at once. Up to here a quotient cannot be rounded to its neighbour.
  if (Math.abs(product) < 1e15) return Math.trunc((product + 5_000) / 10_000) + 0;
  return Number((BigInt(minor) * BigInt(hundredths) + 5_000n) / 10_000n);
}
