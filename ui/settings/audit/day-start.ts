/** The instant at which a calendar day (`YYYY-MM-DD`) begins in a time zone, `days` later where given. */
export function dayStart(day: string, timeZone: string, days = 0): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  const first = midnight - aheadBy(midnight, timeZone);
  // Once more from there: the clock may have been changed in between.
  return new Date(midnight - aheadBy(first, timeZone)).toISOString();
}

/** Milliseconds by which the zone's clock is ahead of UTC at an instant. */
function aheadBy(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(instant);
  return Date.parse(`${parts.replace(" ", "T")}Z`) - instant;
}
