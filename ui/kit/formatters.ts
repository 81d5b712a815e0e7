import { fromMinor } from "../../common/money";

export type Format = {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  /** A decimal string, or a whole number of minor units. Cents show only where there are some. */
  money(amount: string | number): string;
  /** Short, for column heads: "138 k€". */
  moneyShort(amount: string | number): string;
  number(value: number): string;
  /** "62.50" → "62,5 %" */
  percent(value: string | number): string;
  /** `YYYY-MM-DD`: "26 Nov", with the year where it is not this one. */
  day(day: string): string;
  /** "today", "tomorrow", "in 3 days"; further than six days away, the day itself. */
  relativeDay(day: string): string;
  /** An instant as the person's calendar day, `YYYY-MM-DD`. */
  dayOf(instant: string | number): string;
  /** Today in the person's time zone, `YYYY-MM-DD`. */
  today(): string;
  /** "26 Nov, 09:48" */
  instant(instant: string | number): string;
  /** "09:48" */
  time(instant: string | number): string;
  /** "3 minutes ago" */
  ago(instant: string | number, now?: number): string;
};

const made = new Map<string, Format>();

/** Intl's formatters are slow to make and quick to use: one set for each locale, zone and currency. */
export function formatFor(locale: string, timeZone: string, currency: string): Format {
  const key = `${locale} ${timeZone} ${currency}`;
  const known = made.get(key);
  if (known) return known;
  const format = {
    locale,
    timeZone,
    currency,
    ...moneyAndNumbers(locale, currency),
    ...dates(locale, timeZone),
  };
  made.set(key, format);
  return format;
}

function moneyAndNumbers(locale: string, currency: string) {
  const base = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const full = new Intl.NumberFormat(locale, { ...base, trailingZeroDisplay: "stripIfInteger" });
  const short = new Intl.NumberFormat(locale, { ...base, notation: "compact", maximumSignificantDigits: 3 });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return {
    money: (amount: string | number) => full.format(exact(amount)),
    moneyShort: (amount: string | number) => short.format(exact(amount)),
    number: (value: number) => number.format(value),
    percent: (value: string | number) => percent.format(Number(value) / 100),
  };
}

/** Intl takes decimal strings as they are, so nothing is lost in a float. */
function exact(amount: string | number): `${number}` {
  const text = typeof amount === "number" ? fromMinor(amount) : amount;
  return text as `${number}`;
}

const dayLength = 86_400_000;

function dates(locale: string, timeZone: string) {
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone });
  const iso = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const dayOf = (instant: string | number) => iso.format(new Date(instant));
  const today = onceAMinute(() => dayOf(Date.now()));
  const texts = new Map<string, string>();
  /** Every card of a board says a day, and most of them the same few. */
  const day = (date: string) => {
    const isShort = date.slice(0, 4) === today().slice(0, 4);
    const key = `${isShort} ${date}`;
    const text = texts.get(key) ?? (isShort ? short : long).format(atNoon(date));
    texts.set(key, text);
    return text;
  };
  const time = (instant: string | number) => clock.format(new Date(instant));
  return {
    dayOf,
    today,
    day,
    time,
    instant: (instant: string | number) => `${day(dayOf(instant))}, ${time(instant)}`,
    relativeDay(date: string) {
      const away = Math.round((atNoon(date) - atNoon(today())) / dayLength);
      return Math.abs(away) > 6 ? day(date) : relative.format(away, "day");
    },
    ago: (instant: string | number, now = Date.now()) => ago(relative, new Date(instant).getTime() - now),
  };
}

/** No time zone changes the day but at a full minute. */
function onceAMinute(make: () => string): () => string {
  let known = { minute: -1, text: "" };
  return () => {
    const minute = Math.floor(Date.now() / 60_000);
    if (known.minute !== minute) known = { minute, text: make() };
    return known.text;
  };
}

/** A calendar day is the same everywhere: noon in UTC is on it whatever rounds it. */
function atNoon(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T12:00:00Z`);
}

function ago(relative: Intl.RelativeTimeFormat, milliseconds: number): string {
  const steps = [
    ["day", dayLength],
    ["hour", 3_600_000],
    ["minute", 60_000],
  ] as const;
  const step = steps.find(([, length]) => Math.abs(milliseconds) >= length);
  return step ? relative.format(Math.trunc(milliseconds / step[1]), step[0]) : relative.format(0, "second");
}
