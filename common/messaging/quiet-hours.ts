import type { QuietHours } from "./push";

const day = 24 * 60;

/** When quiet hours that go on now will end, in this time zone; null: it is not quiet. */
export function quietUntil(now: Date, quiet: QuietHours | null, timeZone: string): Date | null {
  if (!quiet) return null;
  const length = (quiet.until - quiet.from + day) % day;
  const since = (minuteOf(now, timeZone) - quiet.from + day) % day;
  if (since >= length) return null;
  const guess = new Date(Math.floor(now.getTime() / 60_000) * 60_000 + (length - since) * 60_000);
  // A clock that was put forward or back meanwhile shows another time then.
  const off = (minuteOf(guess, timeZone) - quiet.until + day + day / 2) % day;
  return new Date(guess.getTime() - (off - day / 2) * 60_000);
}

/** Minutes after midnight that the clocks of a time zone show. */
function minuteOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(at);
  const of = (type: "hour" | "minute") => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return of("hour") * 60 + of("minute");
}
