/** Reads a number as people type it: "48 500,50 €", "48,500.50", "48.5k". Answers a plain decimal, or null. */
export function parseAmount(typed: string, locale: string): string | null {
  const bare = typed.replace(/[\s\u00a0\u202f'’€$£%]|EUR|USD|GBP|CHF/gi, "");
  const thousands = /k$/i.test(bare);
  const digits = plain(thousands ? bare.slice(0, -1) : bare, locale);
  if (digits === null || !/^\d+(\.\d+)?$/.test(digits)) return null;
  return trimmed(thousands ? timesThousand(digits) : digits);
}

/** The rightmost separator is the decimal one, unless three digits follow and the language groups so. */
function plain(text: string, locale: string): string | null {
  const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  if (last === -1) return text;
  const mark = text.charAt(last);
  const other = mark === "," ? "." : ",";
  const repeated = text.indexOf(mark) !== last;
  if (repeated && text.includes(other)) return null;
  const grouping = repeated || (text.length - last === 4 && !text.includes(other) && groups(mark, locale));
  const whole = text.slice(0, last).replace(/[.,]/g, "");
  return grouping ? whole + text.slice(last + 1) : `${whole || "0"}.${text.slice(last + 1)}`;
}

const decimalMark = (locale: string) =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";

const groups = (mark: string, locale: string) => mark !== decimalMark(locale);

function timesThousand(digits: string): string {
  const [whole = "0", decimals = ""] = digits.split(".");
  return decimals.length > 3
    ? `${whole}${decimals.slice(0, 3)}.${decimals.slice(3)}`
    : whole + decimals.padEnd(3, "0");
}

const trimmed = (digits: string) => {
  const [whole = "0", decimals] = digits.split(".");
  const head = whole.replace(/^0+(?=\d)/, "");
  const tail = decimals?.replace(/0+$/, "");
  return tail ? `${head}.${tail}` : head;
};

/** "48500.50" → "48500,50": as it is typed, without cents where there are none. */
export function typedAmount(amount: string, locale: string): string {
  const [whole = "0", decimals = ""] = amount.split(".");
  return /^0*$/.test(decimals) ? whole : whole + decimalMark(locale) + decimals;
}
