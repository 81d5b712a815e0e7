const made = new Map<string, Intl.DateTimeFormat>();

/** An instant as the clock on somebody's wall shows it: "2026-11-23 14:05:09". */
export function wallClock(instant: string, timeZone: string): string {
  // Sweden writes dates as ISO does.
  const format =
    made.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone });
  made.set(timeZone, format);
  return format.format(new Date(instant));
}
